import { describe, expect, test } from "vitest";
import { mapService } from "#lib/db/services.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { Attributes, EventSet } from "#scripts/simulator/wire-event.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { callList, callRpc } from "../support/stack-client.ts";
import { wireDeployment } from "../support/wire-events.ts";

const SHOP = "github.com/acme/shop";
const MARK = "Fix it\n\nCo-Authored-By: Claude <noreply@anthropic.com>";

describe.each(ONE_DATABASE)("repositories on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const days = (count: number) => ago(bench, count * DAY);

  const shipped = (at: number, service: string | null, attributes: Attributes = {}) =>
    wireDeployment(`${service}-${at}`, days(at), { service, ...attributes });
  const from = (repository: string, ...commits: object[]) => ({
    git: { repository_url: `https://github.com/acme/${repository}.git` },
    commits,
  });
  const commit = (sha: string, message = "Fix it") => ({ sha, message, timestamp: days(100) });

  async function company(events: Partial<EventSet>): Promise<Connected> {
    const connected = await connectAccount(bench, { ...events, backfillDays: 730 });
    await sync(connected);
    return connected;
  }
  const list = async ({ owner, organizationId }: Connected, filter: object = {}) =>
    (await callList(owner, "list_repositories", organizationId, filter)).items;

  test("are those of the last 90 days in every environment, with their services, distinct commits and marks", async () => {
    const connected = await company({
      deployments: [
        shipped(1, "Web", from("Shop", commit("aa"), commit("bb", MARK))),
        shipped(2, "web", { env: "staging", ...from("shop", commit("bb", MARK), commit("cc")) }),
        shipped(3, "jobs", from("shop", commit("aa"))),
        shipped(4, null, from("shop", commit("dd"))),
        shipped(5, "mail", from("post", commit("aa"))),
        shipped(6, "mail", { commits: [commit("ee")] }),
        shipped(7, "gone", from("gone")),
        shipped(91, "old", from("old")),
      ],
    });
    await stack.sql("update public.deployments set deleted_at = now() where external_id = 'gone-7'");
    expect(await list(connected)).toEqual([
      { slug: SHOP, services: ["jobs", "Web"], deployments: 4, commits: 4, marked: 1, connected: false },
      {
        slug: "github.com/acme/post",
        services: ["mail"],
        deployments: 1,
        commits: 1,
        marked: 0,
        connected: false,
      },
    ]);
    const { breakdown, byOrigin } = await callRpc<Report>(connected.owner, "report_dora", {
      p_organization_id: connected.organizationId,
      p_filter: { env: ["*"], from: days(90), repository: [SHOP] },
    });
    expect(breakdown.repository).toMatchObject([{ key: SHOP, deployments: 4 }]);
    expect(byOrigin).toMatchObject({ commits: { total: 4 }, marks: { commits: 1 } });
  });

  test("have the deployments of services that are mapped to them, and are there before the first", async () => {
    const connected = await company({
      deployments: [shipped(1, "Jobs", { commits: [commit("aa")] }), shipped(2, "mail", from("post"))],
    });
    const map = (service: string, repository: string | null) =>
      mapService(connected.acting, { name: service, repository });
    await map("jobs", SHOP);
    await map("mail", "github.com/acme/new");
    const [shop, post, fresh] = await list(connected);
    expect(shop).toMatchObject({ slug: SHOP, services: ["Jobs"], deployments: 1, commits: 1 });
    expect(post).toMatchObject({ slug: "github.com/acme/post", services: ["mail"], deployments: 1 });
    expect(fresh).toMatchObject({ slug: "github.com/acme/new", services: ["mail"], deployments: 0 });
    await map("jobs", null);
    expect((await list(connected)).map(({ slug }) => slug)).not.toContain(SHOP);
  });

  test("come page by page, each once, the one that shipped last first, and those that did not at the end", async () => {
    const connected = await company({
      deployments: [
        shipped(3, "a", from("a")),
        shipped(1, "b", from("b")),
        shipped(2, "c", from("c")),
        shipped(4, "d"),
      ],
    });
    for (const service of ["a", "b"])
      await mapService(connected.acting, { name: service, repository: `github.com/acme/not-${service}` });
    const seen: unknown[] = [];
    let cursor: object | null = null;
    do {
      const page: Awaited<ReturnType<typeof callList>> = await callList(
        connected.owner,
        "list_repositories",
        connected.organizationId,
        { limit: 2, cursor },
      );
      seen.push(...page.items.map(({ slug }) => String(slug).replace("github.com/acme/", "")));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.slice(0, 3)).toEqual(["b", "c", "a"]);
    expect(seen.slice(3).toSorted()).toEqual(["not-a", "not-b"]);
  });
});
