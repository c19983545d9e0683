import { describe, expect, test } from "vitest";
import { EmptyPanel } from "#app/orgs/[org]/_components/empty/empty-panel.tsx";
import { ProductionForm } from "#app/orgs/[org]/_components/empty/production-form.tsx";
import { FirstNumbers } from "#app/orgs/[org]/start/_components/first-numbers.tsx";
import { FirstSteps } from "#app/orgs/[org]/start/_components/first-steps.tsx";
import type { Role } from "#lib/domain/access/role.ts";
import type { EmptyCause, EventKind } from "#lib/domain/report/empty.ts";
import { firstRun, isOverFirstRun } from "#lib/domain/report/first-run.ts";
import type { SyncStanding } from "#lib/domain/report/freshness.ts";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";
import { LANGUAGES, PSEUDO } from "#lib/words/languages.ts";
import { unmarked, wordsOf } from "../../e2e/read-words.ts";
import { htmlOf, ORGANIZATION, textOf } from "../fixtures/rendered.tsx";

const problem = { code: "datadog_unavailable", reason: "datadog_timeout", numbers: {} };
const seen = [
  { name: "eu-prod", deployments: 120, production: false, likely: true },
  { name: "staging", deployments: 300, production: false, likely: false },
];
const lastAt = "2026-10-01T09:00:00Z";
const CAUSES: { [K in EmptyCause["kind"]]: Extract<EmptyCause, { kind: K }> } = {
  not_connected: { kind: "not_connected" },
  first_sync: { kind: "first_sync", progress: { readSeconds: 24.4 * 86_400, plannedSeconds: 90 * 86_400 } },
  never_read: { kind: "never_read", problem },
  before_history: { kind: "before_history", beginsAt: "2026-08-01T00:00:00Z" },
  not_read: { kind: "not_read", readTo: lastAt, problem },
  never_sent: { kind: "never_sent" },
  filtered: { kind: "filtered", count: 12 },
  no_production: { kind: "no_production", seen },
  elsewhere: { kind: "elsewhere", count: 9, lastAt },
  quiet: { kind: "quiet", lastAt },
};

const panel = (cause: EmptyCause, role: Role = "owner", of: EventKind = "deployments") => (
  <EmptyPanel
    cause={cause}
    page={{
      organization: { ...ORGANIZATION, role },
      admins: role === "owner" ? [] : ["ada@northwind.test"],
      of,
      path: "/orgs/northwind-rail",
      filters: [{ filter: "team", value: "Booking" }],
      connections: new Map(),
      production: cause.kind === "no_production" && role === "owner" ? choice : null,
    }}
  />
);
const choice = <ProductionForm slug="northwind-rail" seen={seen} />;
/** Where the buttons of a panel lead. */
const hrefs = (cause: EmptyCause, role: Role = "owner") =>
  [...htmlOf(panel(cause, role)).matchAll(/<a [^>]*data-variant[^>]*>/g)].map(([link]) =>
    (/ href="([^"]+)"/.exec(link)?.[1] ?? "").replaceAll("&amp;", "&"),
  );

describe("an empty page", () => {
  test.each([
    ["not_connected", "No Datadog account is connected", "/orgs/northwind-rail/start"],
    ["first_sync", "24 of 90 days read", "/orgs/northwind-rail/start"],
    ["never_read", "did not answer in time", "/orgs/northwind-rail/settings/connections"],
    ["before_history", "begins on 1 Aug 2026", "/orgs/northwind-rail?from=2026-08-01&to=2026-08-31"],
    ["not_read", "read up to 1 Oct 2026", "/orgs/northwind-rail/data-quality/runs"],
    ["never_sent", "Datadog has never had a deployment", "/help/datadog#sending-events"],
    ["filtered", "Team: Booking. Without that it has 12 deployments", "/orgs/northwind-rail?team="],
    ["elsewhere", "9 deployments of it went to other environments", "/orgs/northwind-rail?team=&env=*"],
    ["quiet", "was on 1 Oct 2026", "/orgs/northwind-rail?team=&from=2026-09-02&to=2026-10-02"],
  ] as const)("says its cause and offers the act that helps: %s", (kind, says, act) => {
    expect(textOf(panel(CAUSES[kind]))).toContain(says);
    expect(hrefs(CAUSES[kind])[0]?.replaceAll("%2A", "*")).toBe(act);
  });

  test("offers the environments that were seen to who may choose, with what looks like production ticked", () => {
    const html = htmlOf(panel(CAUSES.no_production));
    const ticked = [...html.matchAll(/<input type="checkbox"[^>]*>/g)].map(([input]) => ({
      value: /value="([^"]+)"/.exec(input)?.[1],
      ticked: input.includes("checked"),
    }));
    expect(ticked).toEqual([
      { value: "eu-prod", ticked: true },
      { value: "staging", ticked: false },
    ]);
    const told = textOf(panel(CAUSES.no_production, "viewer"));
    expect(told).toContain("eu-prod: 120 deployments");
    expect(told).toContain("Ask ada@northwind.test.");
  });

  test("tells who may not connect whom to ask, and leads them to nothing that would refuse", () => {
    expect(textOf(panel(CAUSES.not_connected, "manager"))).toContain(
      "Only an owner or an admin can connect it. Ask ada@northwind.test. Send them the address of this page.",
    );
    for (const kind of ["not_connected", "first_sync", "no_production"] as const)
      expect(hrefs(CAUSES[kind], "viewer"), kind).toEqual([]);
  });

  test("speaks of incidents where it has none of those", () => {
    expect(textOf(panel(CAUSES.quiet, "viewer", "incidents"))).toContain("No incident in this period");
    expect(textOf(panel(CAUSES.filtered, "viewer", "incidents"))).toContain("12 incidents");
  });
});

const STANDING: SyncStanding = {
  kind: "fresh",
  syncedAt: lastAt,
  coveredFrom: "2026-08-01T00:00:00Z",
  coveredTo: lastAt,
  running: false,
  progress: null,
  problem: null,
  behind: [],
};
const steps = (kind: SyncStanding["kind"], found = seen, others = false) =>
  Object.values(firstRun({ standing: { ...STANDING, kind }, seen: found, others }));

describe("the first run", () => {
  test("goes from keys over reading to production, which can be named while older days are read", () => {
    expect(steps("not-connected", [])).toEqual(["now", "next", "next", "next", "next"]);
    expect(steps("first-sync", [])).toEqual(["done", "now", "next", "next", "next"]);
    expect(steps("first-sync")).toEqual(["done", "now", "now", "next", "next"]);
    expect(steps("fresh")).toEqual(["done", "done", "now", "next", "next"]);
    expect(steps("fresh", [], true)).toEqual(["done", "done", "now", "next", "done"]);
  });

  test("is over where production has numbers and somebody else reads them, and not before", () => {
    const facts = { standing: STANDING, seen, others: true };
    const counted = seen.map((one) => ({ ...one, production: true }));
    expect(isOverFirstRun({ ...facts, seen: counted })).toBe(true);
    expect(isOverFirstRun(facts)).toBe(false);
    expect(isOverFirstRun({ ...facts, seen: counted, others: false })).toBe(false);
  });

  test.each([true, false])("offers the keys of the demo in the demo alone: %s", (demo) => {
    expect(textOf(first("not-connected", demo)).includes("Use the demo's keys")).toBe(demo);
  });
});

function first(kind: SyncStanding["kind"], demo = false) {
  const [source] = SOURCE_FORMS;
  if (source === undefined) throw new Error("there is no source");
  const standing = { ...STANDING, kind, problem: kind === "never" ? problem : null };
  const states = firstRun({ standing, seen, others: false });
  const form = { provider: "datadog" as const, site: null, keys: [] };
  return (
    <FirstSteps
      slug="northwind-rail"
      states={states}
      facts={{ standing, seen }}
      source={source}
      form={form}
      demo={demo}
    />
  );
}

const KINDS = Object.keys(CAUSES) as EmptyCause["kind"][];
const SHOWN = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, panel(CAUSES[kind])])),
  ...Object.fromEntries(
    KINDS.map((kind) => [`${kind} of incidents`, panel(CAUSES[kind], "viewer", "incidents")]),
  ),
  ...Object.fromEntries(
    (["not-connected", "first-sync", "never"] as const).map((kind) => [`first ${kind}`, first(kind, true)]),
  ),
  arrived: <FirstNumbers organization={ORGANIZATION} />,
};
const NAMES = new Set(
  "Aug Oct UTC live eu-prod staging eu prod Booking Northwind Rail ada northwind test".split(" "),
);

test.each(Object.entries(SHOWN))("every word is a message, in each language: %s", (_, node) => {
  const bare = wordsOf(unmarked(textOf(node, PSEUDO))).filter((word) => !NAMES.has(word));
  expect([...new Set(bare)]).toEqual([]);
  const told = LANGUAGES.map((language) => textOf(node, language));
  expect(told.every((text) => !text.includes("empty.") && !text.includes("firstRun."))).toBe(true);
});
