import { describe, expect, test } from "vitest";
import { mapService, type Service } from "#lib/db/services.ts";
import { actingAs } from "../support/acting.ts";
import { type Company, companiesOf } from "../support/company.ts";
import { useStack } from "../support/kit.ts";
import { DATABASES, readRows } from "../support/stack.ts";
import { callList, callRpc } from "../support/stack-client.ts";
import { type AuditLine, addMember } from "../support/team.ts";

const REPOSITORY = "github.com/acme/shop";
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().replace(/\.\d+Z$/, "Z");

describe.each(DATABASES)("services on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  const list = async ({ owner, organizationId }: Company, filter: object = {}) =>
    (await callList(owner, "list_services", organizationId, filter)).items as unknown as Service[];
  const map = async ({ owner, organizationId }: Company, service: string, repository: string | null) =>
    mapService(actingAs(owner as never, organizationId, ""), { name: service, repository });

  test("are those of the last 90 days in every environment, whatever the case, spelled as in the newest", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        { startedAt: ago(1), service: "Checkout", env: "staging", team: "Core", repository: null },
        { startedAt: ago(2), service: "checkout", team: "core", repository: "github.com/acme/new" },
        { startedAt: ago(3), service: "CHECKOUT", repository: "github.com/acme/old" },
        { startedAt: ago(4), service: "search", team: null, repository: null },
        { startedAt: ago(4.5), service: "gone", deleted: true },
        { startedAt: ago(91), service: "old" },
        { startedAt: ago(1), service: null },
      ],
      incidents: [
        { startedAt: ago(1), services: ["checkout", "CheckOut", "Mail"] },
        { startedAt: ago(2), services: ["checkout"] },
        { startedAt: ago(2), services: ["checkout"], deleted: true },
        { startedAt: ago(91), services: ["search"] },
      ],
    });
    expect(await list(company)).toEqual([
      {
        service: "Checkout",
        team: "Core",
        repository: "github.com/acme/new",
        repositorySource: "datadog",
        mapped: null,
        lastDeploymentAt: expect.stringContaining(ago(1).slice(0, 10)),
        deployments: 3,
        withoutRepository: 1,
        incidents: 2,
      },
      expect.objectContaining({
        service: "search",
        team: null,
        repository: null,
        repositorySource: "none",
        deployments: 1,
        withoutRepository: 1,
        incidents: 0,
      }),
      expect.objectContaining({
        service: "Mail",
        repositorySource: "none",
        lastDeploymentAt: null,
        deployments: 0,
        incidents: 1,
      }),
    ]);
  });

  test("have the repository that Datadog names, else the one they are mapped to, until they are unmapped", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        { startedAt: ago(1), service: "Search", repository: null },
        { startedAt: ago(2), service: "search", repository: null },
        { startedAt: ago(3), service: "checkout", repository: "github.com/acme/web" },
        { startedAt: ago(4), service: "checkout", repository: null },
      ],
    });
    expect(await map(company, "SEARCH", REPOSITORY)).toMatchObject({
      service: "Search",
      repository: REPOSITORY,
      repositorySource: "manual",
      mapped: REPOSITORY,
      withoutRepository: 0,
    });
    expect(await map(company, "checkout", REPOSITORY)).toMatchObject({
      repository: "github.com/acme/web",
      repositorySource: "datadog",
      mapped: REPOSITORY,
      withoutRepository: 0,
    });
    expect(await map(company, "search", null)).toMatchObject({
      repository: null,
      repositorySource: "none",
      mapped: null,
      withoutRepository: 2,
    });
    expect((await list(company)).map(({ mapped }) => mapped)).toEqual([null, REPOSITORY]);
  });

  test("can be mapped once any event named them, however long ago, and not before", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [{ startedAt: ago(700), service: "Old" }],
      incidents: [{ startedAt: ago(600), services: ["Broken"] }],
    });
    await expect(map(company, "never", REPOSITORY)).rejects.toMatchObject({ code: "not_found" });
    await expect(map(company, "never", null)).rejects.toMatchObject({ code: "not_found" });
    expect(await map(company, "broken", null)).toMatchObject({ service: "broken", repositorySource: "none" });
    for (const service of ["old", "broken"]) await map(company, service, REPOSITORY);
    // Silent, and listed all the same: what they are mapped to holds for what is past.
    expect(await list(company)).toEqual([
      expect.objectContaining({ service: expect.any(String), repositorySource: "manual", deployments: 0 }),
      expect.objectContaining({ service: expect.any(String), repositorySource: "manual", deployments: 0 }),
    ]);
  });

  test("are stored in lower case, with a repository as deployments name one, and nothing else", async () => {
    const company = await makeCompany();
    await company.store({ deployments: [{ startedAt: ago(1), service: "Shop/Unit 1" }] });
    await map(company, "SHOP/UNIT 1", REPOSITORY);
    const rows = await readRows(
      stack,
      `select service, repository from public.service_repositories where organization_id = '${company.organizationId}'`,
    );
    expect(rows).toEqual([{ service: "shop/unit 1", repository: REPOSITORY }]);
    for (const odd of ["", "github.com/Acme/Shop", "x".repeat(513)]) {
      await expect(map(company, "shop/unit 1", odd)).rejects.toMatchObject({
        code: "invalid_input",
        field: "repository",
      });
    }
  });

  test("leave a line in the log with both repositories, and none when nothing changed", async () => {
    const company = await makeCompany();
    await company.store({ deployments: [{ startedAt: ago(1), service: "search" }] });
    for (const repository of [REPOSITORY, REPOSITORY, "github.com/acme/other", null, null]) {
      await map(company, "search", repository);
    }
    const lines = await readRows<AuditLine>(
      stack,
      `select action, target, details from public.audit_log
        where organization_id = '${company.organizationId}' and action like 'service.%' order by id`,
    );
    const changes = lines.map(({ action, target, details }) => [action, target, details.repository]);
    expect(changes).toEqual([
      ["service.mapped", "search", { from: null, to: REPOSITORY }],
      ["service.mapped", "search", { from: REPOSITORY, to: "github.com/acme/other" }],
      ["service.unmapped", "search", { from: "github.com/acme/other", to: null }],
    ]);
  });

  test("are mapped by managers, each for their own organisation", async () => {
    const [company, other] = [await makeCompany(), await makeCompany()];
    await company.store({ deployments: [{ startedAt: ago(1), service: "search", repository: null }] });
    await other.store({ deployments: [{ startedAt: ago(1), service: "search", repository: null }] });
    const { organizationId } = company;
    const as = async (role: string) => {
      const { client } = await addMember(stack, { organizationId, role });
      return callRpc<Service>(client, "map_service", {
        p_organization_id: organizationId,
        p_service: "search",
        p_repository: REPOSITORY,
      });
    };
    await expect(as("viewer")).rejects.toMatchObject({ code: "PL403" });
    expect(await as("manager")).toMatchObject({ repository: REPOSITORY });
    expect((await list(other)).map(({ repository }) => repository)).toEqual([null]);
  });

  test("come page by page, each once, also where several have no deployment", async () => {
    const company = await makeCompany();
    const same = ago(1);
    await company.store({
      deployments: ["a", "b", "c"].map((service) => ({ startedAt: same, service })),
      incidents: [{ startedAt: same, services: ["x", "y", "z"] }],
    });
    const seen: unknown[] = [];
    let cursor: object | null = null;
    do {
      const page: Awaited<ReturnType<typeof callList>> = await callList(
        company.owner,
        "list_services",
        company.organizationId,
        { limit: 2, cursor },
      );
      seen.push(...page.items.map(({ service }) => service));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(["a", "b", "c", "x", "y", "z"]);
  });
});
