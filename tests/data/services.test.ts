import { describe, expect, test } from "vitest";
import { mapService, type Service } from "#lib/db/services.ts";
import type { Attributes, EventSet } from "#scripts/simulator/wire-event.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { callList, callRpc } from "../support/stack-client.ts";
import { type AuditLine, addMember } from "../support/team.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

const REPOSITORY = "github.com/acme/shop";

describe.each(ONE_DATABASE)("services on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const days = (count: number) => ago(bench, count * DAY);

  /** A deployment so many days ago, and an incident. */
  const shipped = (at: number, service: string | null, attributes: Attributes = {}) =>
    wireDeployment(`${service}-${at}`, days(at), { service, ...attributes });
  const broke = (at: number, services: string[]) =>
    wireIncident(`${services[0]}-${at}`, days(at), { services });
  const from = (repository: string) => ({
    git: { repository_url: `https://github.com/acme/${repository}.git` },
  });

  async function company(events: Partial<EventSet>): Promise<Connected> {
    const connected = await connectAccount(bench, { ...events, backfillDays: 730 });
    await sync(connected);
    return connected;
  }
  const list = async ({ owner, organizationId }: Connected, filter: object = {}) =>
    (await callList(owner, "list_services", organizationId, filter)).items as unknown as Service[];
  const map = ({ acting }: Connected, service: string, repository: string | null) =>
    mapService(acting, { name: service, repository });

  test("are those of the last 90 days in every environment, whatever the case, spelled as in the newest", async () => {
    const connected = await company({
      deployments: [
        shipped(1, "Checkout", { env: "staging", team: "Core" }),
        shipped(2, "checkout", { team: "core", ...from("new") }),
        shipped(3, "CHECKOUT", from("old")),
        shipped(4, "search"),
        shipped(4.5, "gone"),
        shipped(91, "old"),
        shipped(1, null),
      ],
      failures: [
        broke(1, ["checkout", "CheckOut", "Mail"]),
        broke(2, ["checkout"]),
        broke(3, ["checkout", "x"]),
        broke(91, ["search"]),
      ],
    });
    await stack.sql(`update public.deployments set deleted_at = now() where external_id = 'gone-4.5';
      update public.incidents set deleted_at = now() where external_id = 'checkout-3'`);
    expect(await list(connected)).toEqual([
      {
        service: "Checkout",
        team: "Core",
        repository: "github.com/acme/new",
        repositorySource: "datadog",
        mapped: null,
        lastDeploymentAt: days(1),
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
    const connected = await company({
      deployments: [
        shipped(1, "Search"),
        shipped(2, "search"),
        shipped(3, "checkout", from("web")),
        shipped(4, "checkout"),
      ],
    });
    expect(await map(connected, "SEARCH", REPOSITORY)).toMatchObject({
      service: "Search",
      repository: REPOSITORY,
      repositorySource: "manual",
      mapped: REPOSITORY,
      withoutRepository: 0,
    });
    expect(await map(connected, "checkout", REPOSITORY)).toMatchObject({
      repository: "github.com/acme/web",
      repositorySource: "datadog",
      mapped: REPOSITORY,
      withoutRepository: 0,
    });
    expect(await map(connected, "search", null)).toMatchObject({
      repository: null,
      repositorySource: "none",
      mapped: null,
      withoutRepository: 2,
    });
    expect((await list(connected)).map(({ mapped }) => mapped)).toEqual([null, REPOSITORY]);
  });

  test("can be mapped once any event named them, however long ago, and not before", async () => {
    const connected = await company({
      deployments: [shipped(700, "Old")],
      failures: [broke(600, ["Broken"])],
    });
    await expect(map(connected, "never", REPOSITORY)).rejects.toMatchObject({ code: "not_found" });
    await expect(map(connected, "never", null)).rejects.toMatchObject({ code: "not_found" });
    expect(await map(connected, "broken", null)).toMatchObject({
      service: "broken",
      repositorySource: "none",
    });
    for (const service of ["old", "broken"]) await map(connected, service, REPOSITORY);
    // Silent, and listed all the same: what they are mapped to holds for what is past.
    expect(await list(connected)).toEqual([
      expect.objectContaining({ service: expect.any(String), repositorySource: "manual", deployments: 0 }),
      expect.objectContaining({ service: expect.any(String), repositorySource: "manual", deployments: 0 }),
    ]);
  });

  test("are stored in lower case, with a repository as deployments name one, and nothing else", async () => {
    const connected = await company({ deployments: [shipped(1, "Shop/Unit 1")] });
    await map(connected, "SHOP/UNIT 1", REPOSITORY);
    const rows = await readRows(
      stack,
      `select service, repository from public.service_repositories where organization_id = '${connected.organizationId}'`,
    );
    expect(rows).toEqual([{ service: "shop/unit 1", repository: REPOSITORY }]);
    for (const odd of ["", "github.com/Acme/Shop", "x".repeat(513)]) {
      await expect(map(connected, "shop/unit 1", odd)).rejects.toMatchObject({
        code: "invalid_input",
        field: "repository",
      });
    }
  });

  test("leave a line in the log with both repositories, and none when nothing changed", async () => {
    const connected = await company({ deployments: [shipped(1, "search")] });
    for (const repository of [REPOSITORY, REPOSITORY, "github.com/acme/other", null, null]) {
      await map(connected, "search", repository);
    }
    const lines = await readRows<AuditLine>(
      stack,
      `select action, target, details from public.audit_log
        where organization_id = '${connected.organizationId}' and action like 'service.%' order by id`,
    );
    const changes = lines.map(({ action, target, details }) => [action, target, details.repository]);
    expect(changes).toEqual([
      ["service.mapped", "search", { from: null, to: REPOSITORY }],
      ["service.mapped", "search", { from: REPOSITORY, to: "github.com/acme/other" }],
      ["service.unmapped", "search", { from: "github.com/acme/other", to: null }],
    ]);
  });

  test("are mapped by managers, each for their own organisation", async () => {
    const connected = await company({ deployments: [shipped(1, "search")] });
    const other = await connectAccount(bench, { like: connected });
    await sync(other);
    const { organizationId } = connected;
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
    const connected = await company({
      deployments: ["a", "b", "c"].map((service) => shipped(1, service)),
      failures: [broke(1, ["x", "y", "z"])],
    });
    const seen: unknown[] = [];
    let cursor: object | null = null;
    do {
      const page: Awaited<ReturnType<typeof callList>> = await callList(
        connected.owner,
        "list_services",
        connected.organizationId,
        { limit: 2, cursor },
      );
      seen.push(...page.items.map(({ service }) => service));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(["a", "b", "c", "x", "y", "z"]);
  });
});
