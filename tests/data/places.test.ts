import { describe, expect, test } from "vitest";
import { type DeploymentQuery, listDeployments } from "#lib/db/deployments.ts";
import { listOldestOpen } from "#lib/db/incidents.ts";
import { findPlace, previewMapping, tellPlace } from "#lib/db/places.ts";
import { mapService } from "#lib/db/services.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import type { Attributes, EventSet } from "#scripts/simulator/wire-event.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";
import { wireDeployment, wireIncident } from "../support/wire-events.ts";

describe.each(ONE_DATABASE)("services, teams and repositories on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const days = (count: number) => ago(bench, count * DAY);
  const shipped = (at: number, attributes: Attributes = {}) =>
    wireDeployment(`d-${at}`, days(at), { service: "Shop/Web 1", ...attributes });
  const from = (repository: string) => ({
    git: {
      repository_url: `https://github.com/acme/${repository}.git`,
      commit_sha: `${repository}${"0".repeat(36)}`,
    },
  });
  const build = (version: string) => ({
    version,
    git: { commit_sha: version.repeat(40), repository_url: "https://github.com/acme/web.git" },
  });

  async function company(events: Partial<EventSet>): Promise<Connected> {
    const connected = await connectAccount(bench, { ...events, backfillDays: 730 });
    await sync(connected);
    return connected;
  }

  test("are found in any case, spelled as in the newest event, and not when nothing was ever called so", async () => {
    const connected = await company({
      deployments: [
        shipped(1, { env: "staging", service: "SHOP/web 1", team: "Core" }),
        shipped(2, from("web")),
        shipped(3, { service: "search", team: "core" }),
      ],
      failures: [wireIncident("i-1", days(4), { services: ["Mail 100 %"], team: "Post" })],
    });
    const find = (kind: "service" | "team" | "repository", wanted: string) =>
      findPlace(connected.acting.db, connected.organizationId, { kind, name: wanted });
    expect(await find("service", "shop/WEB 1")).toBe("SHOP/web 1");
    expect(await find("team", "CORE")).toBe("Core");
    expect(await find("service", "mail 100 %")).toBe("Mail 100 %");
    expect(await find("team", "post")).toBe("Post");
    expect(await find("repository", "GitHub.com/acme/web")).toBe("github.com/acme/web");
    expect(await find("team", "shop/web 1")).toBeNull();
    expect(await find("service", "shop")).toBeNull();
    await mapService(connected.acting, { name: "search", repository: "github.com/acme/found" });
    expect(await find("repository", "github.com/acme/found")).toBe("github.com/acme/found");
  });

  test("tell how long their versions lived until another took their place, and how much is known of them", async () => {
    const connected = await company({
      deployments: [
        // Lived for 4 days, 1 day, and until now.
        shipped(10, { ...build("a"), commits: [{ sha: "aa", timestamp: days(11) }] }),
        shipped(9, build("a")),
        shipped(6, build("b")),
        shipped(5, { ...build("c"), service: "shop/web 1", team: "Other" }),
        // Each in its own environment, and in its own service.
        shipped(8, { ...build("d"), env: "staging" }),
        shipped(7, { env: undefined, service: "Shop/Web 1" }),
        shipped(5.5, { service: "search" }),
        // Before the window, and superseded in it.
        shipped(30, build("e")),
      ],
    });
    const query: ReportQuery = { ...EVERYTHING, from: days(20), to: days(0), service: ["shop/WEB 1"] };
    const tell = (narrowed: Partial<ReportQuery>) =>
      tellPlace(connected.acting.db, connected.organizationId, { ...query, ...narrowed });
    expect(await tell({})).toEqual({
      lives: { p50: 2.5 * DAY_SECONDS, n: 2 },
      ...{ deployments: 4, withCommits: 1, named: 4, withRepository: 4, anywhere: 6, withEnvironment: 5 },
    });
    expect(await tell({ team: ["other"] })).toMatchObject({ lives: { p50: null, n: 0 }, deployments: 1 });
    // What was picked by its repository lacks none: how many lack one is told of all.
    const picked = { service: ["search"], repository: ["github.com/acme/web"] };
    expect(await tell(picked)).toMatchObject({ deployments: 0, named: 1, withRepository: 0 });
    // What took its place began after the window.
    expect(await tell({ to: days(5.5) })).toMatchObject({ lives: { p50: 2.5 * DAY_SECONDS, n: 2 } });
    const { acting, organizationId } = connected;
    const listed = async (narrowed: Partial<DeploymentQuery>) => {
      const page = { ...query, ...narrowed, limit: 50, cursor: null };
      const { items } = await listDeployments(acting.db, organizationId, page);
      return items.map(({ externalId }) => externalId);
    };
    expect(await listed({ life: "ended" })).toEqual(["d-6", "d-10"]);
    expect(await listed({ origin: "none" })).toEqual(["d-5", "d-6", "d-9"]);
  });

  test("have the oldest of all that is open now, and their number, however many are newer, and whenever they began", async () => {
    const at = (day: number) => wireIncident(`i-${day}`, days(day));
    const connected = await company({ failures: [1, 2, 3, 4, 40, 50, 60].map(at) });
    const oldest = (pageSize: number) =>
      listOldestOpen(connected.acting.db, connected.organizationId, {
        ...{ ...EVERYTHING, from: days(20), to: days(0) },
        ...{ most: 3, pageSize },
      });
    for (const pageSize of [2, 3, 500]) {
      const { incidents, count } = await oldest(pageSize);
      expect(incidents.map(({ externalId }) => externalId)).toEqual(["i-60", "i-50", "i-40"]);
      expect(count).toBe(7);
    }
  });

  test("are told before a mapping what it would change, and it changes that", async () => {
    const connected = await company({
      deployments: [
        shipped(1),
        shipped(2, { env: "staging" }),
        shipped(3, from("web")),
        shipped(91),
        shipped(4, { service: "search" }),
      ],
    });
    const { acting, organizationId } = connected;
    const preview = (repository: string | null) =>
      previewMapping(acting.db, organizationId, { name: "SHOP/web 1", repository });
    const found = (repository: string) =>
      callRpc<{ figures: { deployment_frequency: { deployments: number } } }>(
        connected.owner,
        "report_dora",
        {
          p_organization_id: organizationId,
          p_filter: { env: ["*"], from: days(89), repository: [repository], parts: ["figures"] },
        },
      ).then(({ figures }) => figures.deployment_frequency.deployments);
    const [shop, other] = ["github.com/acme/shop", "github.com/acme/other"];
    expect(await preview(null)).toEqual({ gains: 0, changes: 0, loses: 0 });
    expect(await preview(shop)).toEqual({ gains: 2, changes: 0, loses: 0 });
    await mapService(acting, { name: "shop/web 1", repository: shop });
    expect(await found(shop)).toBe(2);
    expect(await preview(shop)).toEqual({ gains: 0, changes: 0, loses: 0 });
    expect(await preview(other)).toEqual({ gains: 0, changes: 2, loses: 0 });
    expect(await preview(null)).toEqual({ gains: 0, changes: 0, loses: 2 });
  });
});

const DAY_SECONDS = 86_400;
const EVERYTHING = {
  ...{ service: [], team: [], repository: [], connection: [], env: [], tag: [], without: [] },
  ...{ automation: null, compare: null, bucket: null },
} satisfies Omit<ReportQuery, "from" | "to">;
