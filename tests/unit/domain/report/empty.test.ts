import { describe, expect, test } from "vitest";
import {
  daysAround,
  type EmptyFacts,
  narrowedBy,
  notYet,
  seenEnvironments,
  unfiltered,
  whyEmpty,
  widened,
} from "#lib/domain/report/empty.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";

const STANDING: SyncStanding = {
  kind: "fresh",
  syncedAt: "2026-11-20T11:00:00Z",
  coveredFrom: "2026-08-01T00:00:00Z",
  coveredTo: "2026-11-20T11:00:00Z",
  running: false,
  progress: null,
  problem: null,
  behind: [],
};
const SEEN = { name: "staging", deployments: 9, production: false, likely: false };
const LIVE = { name: "live", deployments: 4, production: true, likely: true };

/** A window that was read, of a company that deployed before it. */
const facts = (changed: Partial<EmptyFacts> = {}): EmptyFacts => ({
  standing: STANDING,
  window: { to: "2026-11-20T12:00:00Z", coveredDays: 30 },
  filters: [],
  production: true,
  unfiltered: 0,
  everywhere: 0,
  lastAt: "2026-10-01T09:00:00Z",
  firstAt: "2026-08-02T09:00:00Z",
  seen: [LIVE, SEEN],
  ...changed,
});
const kindOf = (changed: Partial<EmptyFacts>) => whyEmpty(facts(changed)).kind;

describe("why a page is empty", () => {
  test("nothing is said to be missing before anything was connected and read", () => {
    const kinds = ["not-connected", "first-sync", "never", "disconnected", "fresh", "stale"] as const;
    const unread = { ...STANDING, coveredFrom: null };
    expect(kinds.map((kind) => notYet({ ...unread, kind })?.kind ?? null)).toEqual([
      "not_connected",
      "first_sync",
      "never_read",
      "not_connected",
      null,
      null,
    ]);
    expect(notYet({ ...STANDING, kind: "disconnected" })).toBeNull();
  });

  test("a window without a read day lies before the history, or was not read", () => {
    const before = { to: "2026-08-01T00:00:00Z", coveredDays: 0 };
    expect(whyEmpty(facts({ window: before }))).toEqual({
      kind: "before_history",
      beginsAt: "2026-08-01T00:00:00Z",
    });
    const problem = { code: "datadog_unavailable", reason: "datadog_timeout", numbers: {} };
    const gap = {
      window: { to: "2026-11-20T12:00:00Z", coveredDays: 0 },
      standing: { ...STANDING, problem },
    };
    expect(whyEmpty(facts(gap))).toEqual({ kind: "not_read", readTo: "2026-11-20T11:00:00Z", problem });
  });

  test("an account that never had one is told before any filter", () => {
    const filters = [{ filter: "team" as const, value: "Booking" }];
    expect(kindOf({ firstAt: null, lastAt: null, filters, seen: [] })).toBe("never_sent");
  });

  test("a filter is the cause where the window has events without it, and only there", () => {
    const filters = [{ filter: "team" as const, value: "Booking" }];
    expect(whyEmpty(facts({ filters, unfiltered: 12 }))).toEqual({ kind: "filtered", count: 12 });
    expect(kindOf({ filters, unfiltered: 0 })).toBe("quiet");
    expect(kindOf({ unfiltered: 12 })).toBe("quiet");
  });

  test("no environment that was seen counts as production", () => {
    expect(whyEmpty(facts({ seen: [SEEN], everywhere: 9 }))).toEqual({ kind: "no_production", seen: [SEEN] });
    expect(kindOf({ seen: [], lastAt: null })).toBe("no_production");
    expect(kindOf({ seen: [SEEN], production: false })).toBe("quiet");
  });

  test("production is quiet while other environments are not", () => {
    expect(whyEmpty(facts({ everywhere: 9 }))).toEqual({
      kind: "elsewhere",
      count: 9,
      lastAt: "2026-10-01T09:00:00Z",
    });
    expect(kindOf({ everywhere: 0 })).toBe("quiet");
    expect(kindOf({ lastAt: null })).toBe("elsewhere");
  });
});

const QUERY: ReportQuery = {
  from: "2026-10-21T12:00:00Z",
  to: "2026-11-20T12:00:00Z",
  compare: "previous",
  automation: "exclude",
  bucket: null,
  without: ["team"],
  ...{ service: ["api"], team: [], repository: [], env: ["*"], connection: [], tag: [] },
};

test("without its filters a window keeps its edges and all environments, and nothing else", () => {
  const { from, to } = QUERY;
  const none = {
    service: [],
    team: [],
    repository: [],
    connection: [],
    tag: [],
    without: [],
    automation: null,
  };
  expect(unfiltered(QUERY)).toMatchObject({ ...none, from, to, env: ["*"], compare: null });
  expect(unfiltered({ ...QUERY, env: ["staging"] }).env).toEqual([]);
  expect(narrowedBy(QUERY).map(({ filter }) => filter)).toEqual(["service", "without", "automation"]);
});

test("the way out names each filter as none, so that the scope of the page brings none back", () => {
  expect(widened("/orgs/acme", narrowedBy(QUERY))).toBe("/orgs/acme?service=&without=&automation=");
  expect(widened("/orgs/acme", [], daysAround("2026-10-01", "until"))).toBe(
    "/orgs/acme?from=2026-09-02&to=2026-10-02",
  );
  expect(daysAround("2026-08-01", "from")).toEqual({ from: "2026-08-01", to: "2026-08-31" });
});

test("environments are offered most first, and what looks like production is likely", () => {
  const seen = (env: string | null, deployments: number, production = false) => ({
    ...{ env, deployments, production, incidents: 1, lastAt: "2026-11-20T11:00:00Z" },
  });
  const all = [seen("staging", 3), seen(null, 8), seen("eu-prod", 5), seen("qa", 0), seen("live", 4, true)];
  expect(seenEnvironments(all)).toEqual([
    { name: "eu-prod", deployments: 5, production: false, likely: true },
    { name: "live", deployments: 4, production: true, likely: true },
    { name: "staging", deployments: 3, production: false, likely: false },
  ]);
});
