import { describe, expect, test } from "vitest";
import type { Role } from "#lib/domain/access/role.ts";
import { CHECKS, type CheckCode, runChecks, sortChecks } from "#lib/domain/quality/check-list.ts";
import type { CheckFigures, MeasuredCheck } from "#lib/domain/quality/checks.ts";
import type {
  Completeness,
  ConnectionCoverage,
  DataQuality,
  Environment,
} from "#lib/domain/quality/data-quality.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { type SaidCheck, sayCheck, sayChecksState } from "#lib/words/quality-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { noChecks } from "#tests/support/no-checks.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const none = { deployments: 0, services: [] };
const range = { from: "2026-08-23T00:00:00Z", to: "2026-11-21T11:00:00Z" };

const connection: ConnectionCoverage = {
  id: "a",
  name: "Datadog",
  status: "active",
  lastSyncedAt: "2026-11-21T11:00:00Z",
  vanished: null,
  historyFrom: range.from,
  streams: {
    deployments: { covered: [range], gapCount: 0, gaps: [] },
    incidents: { covered: [range], gapCount: 0, gaps: [] },
  },
};
const live: Environment = {
  env: "live",
  deployments: 100,
  incidents: 3,
  lastAt: "2026-11-21T10:00:00Z",
  production: true,
};
const production: Completeness = {
  deployments: 100,
  lacking: { commits: none, repository: none, service: none, team: none },
  verdicts: { pending: 0, oldestAt: null, overWeek: 0 },
  services: { total: 4, withoutIncidents: 0, names: [] },
  incidents: { total: 3, withoutService: 0 },
  commits: { total: 200, known: 190, byGitHub: 0 },
  repositories: [],
};
const whole: DataQuality = {
  window: range,
  productionEnvs: ["live"],
  connections: [connection],
  quarantined: 0,
  environments: [live],
  production,
  checks: noChecks,
  lastIncidentRegisteredAt: "2026-11-19T12:00:00Z",
};

const all = (change: Partial<DataQuality> = {}, role: Role = "viewer") =>
  runChecks({ ...whole, ...change }, { role, now: NOW });
const EN = wordsIn("en");
const found = (code: CheckCode, change: Partial<DataQuality>, role?: Role) => {
  const one = all(change, role).find((checked) => checked.code === code);
  if (one === undefined) throw new Error(`no check ${code}`);
  return one;
};
const step = (code: CheckCode, change: Partial<DataQuality>, role?: Role, words = EN): SaidCheck =>
  sayCheck(words, found(code, change, role), { timeZone: "UTC", now: NOW });
const measured = (code: MeasuredCheck, figures: CheckFigures): Partial<DataQuality> => ({
  checks: { ...noChecks, [code]: figures },
});
const of = (change: Partial<Completeness>) => ({ production: { ...production, ...change } });

test("where nothing is wrong every check is good and asks for nothing; one account alone is behind none", () => {
  expect(all().map(({ code, state }) => [code, state])).toEqual(
    all().map(({ code }) => [code, code === "behind" ? "nothing" : "good"]),
  );
  expect(sayChecksState(EN, all())).toEqual({ tone: "fine", word: "Nothing to do" });
});

describe("the connection", () => {
  test("that is missing leads an admin to connect, and tells others whom to ask", () => {
    expect(step("connection", { connections: [] }, "admin").advice).toContain("Connect one");
    expect(step("connection", { connections: [] }).advice).toContain("Ask an owner or admin");
  });

  test("whose keys are refused is named", () => {
    const refused = { ...connection, status: "needs_attention" as const };
    expect(step("connection", { connections: [connection, refused] })).toMatchObject({
      state: { tone: "failed" },
      finding: "Datadog refuses the keys of Datadog.",
    });
  });

  test("that has read nothing leaves nothing to judge", () => {
    const steps = all({ connections: [], environments: [], quarantined: 0, lastIncidentRegisteredAt: null });
    for (const key of [
      "sync",
      "coverage",
      "vanished",
      "quarantine",
      "environments",
      "sending_began",
      "incidents",
    ])
      expect(steps.find((one) => one.code === key)?.state).toBe("nothing");
    expect(sayChecksState(EN, steps)).toEqual({ tone: "failed", word: "1 needs action" });
  });

  test("that was disconnected does not count as one", () => {
    const ended = { ...connection, status: "disconnected" as const };
    expect(step("connection", { connections: [ended] }).finding).toContain(
      "the numbers do not change any more",
    );
    expect(step("sync", { connections: [ended] })).toMatchObject({
      state: { tone: "off" },
      finding: expect.not.stringContaining("No sync has finished"),
    });
  });

  test("is stale when its last good run ended more than 26 hours ago", () => {
    const at = (lastSyncedAt: string | null) => ({ connections: [{ ...connection, lastSyncedAt }] });
    expect(step("sync", at("2026-11-20T10:00:00Z")).state.tone).toBe("fine");
    expect(step("sync", at("2026-11-20T09:59:59Z")).state.tone).toBe("stale");
    expect(step("sync", at(null)).finding).toBe("No sync has finished yet.");
  });
});

test("gaps and history that was not read yet are told apart", () => {
  const gap = {
    from: "2026-09-01T00:00:00Z",
    to: "2026-09-02T00:00:00Z",
    reason: { code: "too_many_in_second", numbers: { most: 1000 } },
  };
  const covered = [
    { from: range.from, to: gap.from },
    { from: "2026-09-03T00:00:00Z", to: range.to },
  ];
  const streams = { ...connection.streams, deployments: { covered, gapCount: 1, gaps: [gap] } };
  expect(step("coverage", { connections: [{ ...connection, streams }] }).finding).toBe(
    "1 range could not be read completely. 1 range of the history is not read yet.",
  );
});

test("the quarantine is linked for those who may see into it", () => {
  expect(step("quarantine", { quarantined: 2 }, "manager").link?.path).toBe("/data-quality/quarantine");
  expect(step("quarantine", { quarantined: 2 })).toMatchObject({
    finding: "2 events could not be read and count nowhere.",
    link: null,
  });
});

describe("the environments", () => {
  test("none of which counts as production leave every number empty", () => {
    const environments = [{ ...live, env: "main", production: false }];
    expect(step("environments", { environments })).toMatchObject({ state: { tone: "failed" } });
  });

  test("that look like production but do not count deserve a check", () => {
    const other = (env: string) => ({ ...live, env, production: false });
    const environments = [live, other("prod-eu"), other("preprod"), other("staging")];
    expect(step("alike_environments", { environments })).toMatchObject({
      state: { tone: "pending" },
      finding: "prod-eu looks like production and does not count: 100 deployments are in no number.",
    });
    expect(found("alike_environments", { environments })).toMatchObject({
      rows: { deployments: 100 },
      items: [{ name: "prod-eu", filter: { env: "prod-eu" } }],
    });
    expect(found("environments", { environments }).state).toBe("good");
  });

  test("without a deployment are nothing to judge", () => {
    expect(step("environments", { environments: [] }).state.tone).toBe("off");
    expect(step("no_commits", of({ deployments: 0 })).state.tone).toBe("off");
  });
});

test("what deployments lack is counted with the services that lack it most", () => {
  const lacking = {
    ...production.lacking,
    commits: { deployments: 25, services: [{ service: "search", deployments: 20 }] },
  };
  const said = step("no_commits", of({ lacking }));
  expect(said.finding).toBe(
    "25 of 100 production deployments (25 %) name no commit: they have no lead time and no origin.",
  );
  expect(said.items.map(({ text }) => text)).toEqual(["search: 20 deployments"]);
  expect(found("no_commits", of({ lacking })).rows).toEqual({ deployments: 25 });
});

test("young pending verdicts are as they are meant to be, old ones are not", () => {
  const verdicts = { pending: 5, oldestAt: "2026-11-18T12:00:00Z", overWeek: 0 };
  expect(step("unjudged", of({ verdicts })).state.tone).toBe("fine");
  expect(step("unjudged", of({ verdicts: { ...verdicts, overWeek: 1 } }))).toMatchObject({
    state: { tone: "stale" },
    finding:
      "5 of 100 production deployments have no verdict yet, 1 of them for more than a week; the oldest is of 18 Nov 2026 (3 d ago).",
  });
});

test("services that no incident names deserve a check, not a blame", () => {
  const services = { total: 4, withoutIncidents: 3, names: ["search", "cart"] };
  expect(step("services", of({ services }))).toMatchObject({
    state: { tone: "pending" },
    finding: "No incident of the last 90 days names 3 of 4 services: search, cart and 1 more.",
  });
  const incidents = { total: 0, withoutService: 0 };
  expect(step("services", of({ incidents })).finding).toContain("No incident was registered");
});

test("an incident that was registered long ago deserves a check", () => {
  expect(step("incidents", { lastIncidentRegisteredAt: "2026-10-01T00:00:00Z" }).state.tone).toBe("pending");
  expect(step("incidents", { lastIncidentRegisteredAt: null }).finding).toBe(
    "No incident was ever registered.",
  );
});

test("unknown origins are told with the repositories that have most of them", () => {
  const repositories = [{ repository: "github.com/acme/shop", commits: 120, unknown: 110 }];
  const said = step("origins", of({ commits: { total: 200, known: 90, byGitHub: 12 }, repositories }));
  expect(said.finding).toBe(
    "45 % of 200 commits have a known origin (90, 12 of them by GitHub). Below half of them nothing is compared.",
  );
  expect(said.items.map(({ text }) => text)).toEqual(["github.com/acme/shop: 110 of 120 commits unknown"]);
});

/** What the database measures: nothing of it, and each once with what is said of it. */
const CASES: [code: MeasuredCheck, figures: CheckFigures, said: Partial<SaidCheck>, items: string[]][] = [
  [
    "reruns",
    {
      numbers: { deployments: 20, reruns: 10 },
      items: [
        {
          name: "stale-bot",
          numbers: { reruns: 10, deployments: 20 },
          filter: { service: "stale-bot" },
        },
      ],
    },
    {
      state: { tone: "stale", word: "To improve" },
      finding:
        "10 of 100 production deployments (10 %) repeat version and commit of the one before in the same service and environment.",
    },
    ["stale-bot: 10 of 20 deployments"],
  ],
  [
    "one_second",
    {
      numbers: { services: 3, deployments: 120 },
      items: [{ name: "search", numbers: { deployments: 40 }, filter: { service: "search" } }],
    },
    {
      state: { tone: "pending", word: "Worth a check" },
      finding: "All deployments of 3 services last at most a second: 120 deployments.",
    },
    ["search: 40 deployments"],
  ],
  [
    "pipeline_incidents",
    {
      numbers: { incidents: 12, total: 14 },
      items: [
        {
          name: "deploy failed",
          numbers: { short: 12, incidents: 14 },
          filter: { service: "storefront", name: "deploy failed" },
        },
      ],
    },
    {
      state: { tone: "pending", word: "Worth a check" },
      finding:
        "12 of 14 incidents are shorter than five minutes, in services where most are so and share one name.",
      advice:
        "Pipelines that fail are usually not incidents: nothing had reached users. Let the pipeline send none, or exclude them in Datadog.",
    },
    ["storefront: 12 of 14 incidents, “deploy failed”"],
  ],
  [
    "shared_ids",
    {
      numbers: { ids: 2, services: 4 },
      items: [{ name: "build-7", numbers: { services: 3 }, filter: { name: "build-7" } }],
    },
    {
      state: { tone: "stale", word: "To improve" },
      finding: "2 ids were used for events of several services, one of at most 4.",
    },
    ["build-7: 3 services"],
  ],
  [
    "renamed",
    {
      numbers: { count: 1 },
      items: [
        {
          name: "redmine_app",
          numbers: { lastAt: "2026-11-06T10:00:00Z", firstAt: "2026-11-07T10:00:00Z", to: "bugs-web" },
          filter: { service: "bugs-web" },
        },
      ],
    },
    {
      state: { tone: "pending", word: "Worth a check" },
      finding: "1 service went silent the day another with the same repository appeared.",
    },
    ["redmine_app until 6 Nov 2026, bugs-web from 7 Nov 2026"],
  ],
  [
    "sending_began",
    {
      numbers: {
        deploymentsAt: "2026-11-01T10:00:00Z",
        incidentsAt: "2026-11-02T10:00:00Z",
        services: 1,
      },
      items: [{ name: "billing", numbers: { at: "2026-11-15T10:00:00Z" }, filter: { service: "billing" } }],
    },
    {
      state: { tone: "pending", word: "Worth a check" },
      finding:
        "The first deployment ever was sent on 1 Nov 2026, the first incident on 2 Nov 2026. Days before were read and are empty.",
    },
    ["billing: since 15 Nov 2026"],
  ],
  [
    "no_marks",
    {
      numbers: { repositories: 2, commits: 190 },
      items: [
        {
          name: "github.com/acme/shop",
          numbers: { commits: 150 },
          filter: { repository: "github.com/acme/shop" },
        },
      ],
    },
    {
      state: { tone: "pending", word: "Worth a check" },
      finding: "No commit of 2 repositories carries any AI tool's mark (190 commits).",
    },
    ["github.com/acme/shop: 150 commits"],
  ],
  [
    "unknown_trailers",
    {
      numbers: { trailers: 1, commits: 6 },
      items: [{ name: "Made-by: robot", numbers: { commits: 6 }, filter: { name: "Made-by: robot" } }],
    },
    {
      state: { tone: "pending", word: "Worth a check" },
      finding: "1 trailer looks like a statement of origin, and no rule knows it: 6 commits.",
    },
    ["Made-by: robot: 6 commits"],
  ],
  [
    "first_lists_all",
    {
      numbers: { services: 2, deployments: 6 },
      items: [{ name: "mail", numbers: { deployments: 3 }, filter: { service: "mail" } }],
    },
    {
      state: { tone: "stale", word: "To improve" },
      finding:
        "2 services are deployed at commits that only another service lists: 6 of their deployments name none.",
    },
    ["mail: 3 deployments"],
  ],
];

describe.each(CASES)("the check %s", (code, figures, said, items) => {
  test("says what was measured and of what there is most", () => {
    const step_ = step(code, measured(code, figures));
    expect(step_).toMatchObject(said);
    expect(step_.items.map(({ text }) => text)).toEqual(items);
  });

  test("is good where nothing was measured", () => {
    expect(found(code, {})).toMatchObject({ state: "good", items: [], advice: null, rows: {} });
  });

  test.each(LANGUAGES)("is said without a gap in %s", (language) => {
    const { finding, effect, advice, title } = step(
      code,
      measured(code, figures),
      "viewer",
      wordsIn(language),
    );
    for (const text of [finding, effect, advice, title]) expect(text).toMatch(/^(?!.*[{}]).*\S/);
  });
});

test("the advice on missing commits fits where they went: another service, the first copy, or nowhere", () => {
  const lacking = { ...production.lacking, commits: { deployments: 10, services: [] } };
  const given = (change: Partial<DataQuality>) =>
    found("no_commits", { ...of({ lacking }), ...change }).advice?.code;
  expect(given({})).toBe("send");
  const six = (name: string) => ({ numbers: { [name]: 6 }, items: [] });
  expect(given(measured("first_lists_all", six("deployments")))).toBe("sent_by_another_service");
  expect(given(measured("reruns", six("reruns")))).toBe("sent_by_the_first_copy");
  expect(given(measured("reruns", { numbers: { reruns: 4 }, items: [] }))).toBe("send");
});

test("an origin that rests on silence is not called good, however much of it is known", () => {
  const silent = measured("no_marks", { numbers: { repositories: 1, commits: 200 }, items: [] });
  expect(found("origins", silent)).toMatchObject({
    state: "check",
    finding: { code: "origins_by_silence" },
    advice: { code: "silence_is_no_evidence" },
  });
});

test("the first incident ever is told beside the last where days before it were read", () => {
  const began = measured("sending_began", {
    numbers: { deploymentsAt: null, incidentsAt: "2026-11-02T10:00:00Z", services: 0 },
    items: [],
  });
  expect(step("incidents", began).finding).toContain("the first one ever on 2 Nov 2026");
});

test("a connection a night behind the freshest is told once, by itself", () => {
  const at = (name: string, lastSyncedAt: string) => ({ ...connection, name, lastSyncedAt });
  const fresh = at("Main", "2026-11-21T11:00:00Z");
  const both = (other: ConnectionCoverage) => ({ connections: [fresh, other] });
  const late = both(at("Other", "2026-11-20T08:59:59Z"));
  expect(found("behind", late)).toMatchObject({ state: "improve", items: [{ name: "Other" }] });
  expect(found("sync", late).state).toBe("good");
  expect(found("behind", both(at("Other", "2026-11-20T09:00:00Z"))).state).toBe("good");
});

test("vanished events need a decision: of admins, whom others ask", () => {
  const gone = { state: "doubted" as const, missing: 105, of: 105, since: "2026-11-20T02:00:00Z" };
  const rows = { deployments: 90, incidents: 0 };
  const change = {
    connections: [{ ...connection, vanished: gone }],
    checks: { ...noChecks, vanished: { numbers: rows, items: [] } },
  };
  expect(found("vanished", change)).toMatchObject({ rows });
  expect(step("vanished", change)).toMatchObject({
    state: { tone: "failed" },
    finding: "Since 20 Nov 2026 Datadog does not list 105 of 105 events that were read before.",
    advice: expect.stringContaining("An owner or admin confirms or refuses"),
  });
  expect(found("vanished", change, "admin").advice?.code).toBe("decide_vanished");
  const standing = (vanished: ConnectionCoverage["vanished"]) =>
    found("vanished", { connections: [{ ...connection, vanished }] }).state;
  expect(standing(null)).toBe("good");
  expect(standing({ ...gone, state: "kept" })).toBe("good");
});

test("what asks for something comes first, the worst of it before the rest", () => {
  const change = { connections: [], quarantined: 0, lastIncidentRegisteredAt: null };
  const { toDo, rest } = sortChecks(
    all({ ...change, ...measured("renamed", { numbers: { count: 1 }, items: [] }) }),
  );
  expect(toDo.map(({ code }) => code)).toEqual(["connection", "renamed"]);
  expect(toDo.length + rest.length).toBe(CHECKS.length);
});
