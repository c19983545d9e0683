import { describe, expect, test } from "vitest";
import type { ComparisonReason } from "#lib/domain/report/comparison.ts";
import type { Origin } from "#lib/domain/report/report.ts";
import { type Company, companiesOf, repeat } from "../support/company.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const at = { startedAt: "2024-03-05T12:00:00Z" };

type Counts = Partial<Record<Origin, number>>;
const commits = (counts: Counts, tool = "Claude") =>
  (Object.entries(counts) as [Origin, number][]).flatMap(([origin, count]) =>
    Array.from({ length: count }, () =>
      newCommit({ origin, tool: origin === "ai_assisted" ? tool : null, leadSeconds: 10 }),
    ),
  );

/** The same deployment so often, each time with commits of its own. */
const repeatWith = (count: number, event: typeof at & { changeFailure?: boolean }, counts: Counts) =>
  repeat(count, event).map((one) => ({ ...one, commits: commits(counts) }));

describe.each(ONE_DATABASE)("by origin on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  const byOrigin = async (company: Company) => (await company.report(MARCH)).byOrigin;
  const rowOf = async (company: Company, origin: Origin) =>
    (await byOrigin(company)).origins.find((row) => row.origin === origin);

  test("a deployment with 3 AI commits of 10 known counts 0.3 for AI and 0.7 for people", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        { ...at, changeFailure: true, commits: commits({ ai_assisted: 3, human: 7, unknown: 5 }) },
        { ...at, changeFailure: false, commits: commits({ ai_assisted: 1 }) },
        { ...at, changeFailure: null, commits: commits({ ai_assisted: 4 }) },
        { ...at, changeFailure: true, commits: commits({ unknown: 4 }) },
        { ...at, changeFailure: true },
      ],
    });
    const ai = await rowOf(company, "ai_assisted");
    expect(ai).toMatchObject({ weight: 1.3, failedWeight: 0.3, commits: 8, leadTimeP50: 10 });
    expect(ai?.cfr).toBeCloseTo(0.3 / 1.3, 12);
    expect(await rowOf(company, "human")).toMatchObject({ weight: 0.7, failedWeight: 0.7, cfr: 1 });
    expect(await rowOf(company, "bot")).toMatchObject({ weight: 0, cfr: null, low: null, commits: 0 });
    expect(await rowOf(company, "unknown")).toEqual({
      origin: "unknown",
      weight: 0,
      failedWeight: 0,
      cfr: null,
      low: null,
      high: null,
      rollbackRate: null,
      commits: 9,
      leadTimeP50: 10,
      leadTimeP90: 10,
      recoveryP50: null,
      previous: null,
    });
  });

  test("one failed batch of 19 human commits counts once, not 19 times", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        { ...at, changeFailure: true, commits: commits({ human: 19, ai_assisted: 1 }) },
        ...repeatWith(19, at, { ai_assisted: 1 }),
      ],
    });
    const { exposure } = await byOrigin(company);
    const people = await rowOf(company, "human");
    expect([people?.weight, people?.failedWeight]).toEqual([0.95, 0.95]);
    expect((await rowOf(company, "ai_assisted"))?.cfr).toBeCloseTo(0.05 / 19.05, 12);
    expect(exposure).toMatchObject({
      withAi: { n: 20, failed: 1, cfr: 0.05 },
      withoutAi: { n: 0, failed: 0, cfr: null, low: null, high: null },
    });
  });

  test("the interval of an origin has its weight as n", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        ...repeatWith(2, { ...at, changeFailure: true }, { bot: 1 }),
        ...repeatWith(3, at, { bot: 2 }),
      ],
    });
    const bot = await rowOf(company, "bot");
    expect([bot?.weight, bot?.failedWeight, bot?.cfr]).toEqual([5, 2, 0.4]);
    expect(bot?.low).toBeCloseTo(0.11762077314099717, 12);
    expect(bot?.high).toBeCloseTo(0.7692757205908813, 12);
    expect((await byOrigin(company)).exposure.withoutAi.high).toBeCloseTo(0.7692757205908813, 12);
  });

  test("recovery is the weighted median, rollback rate the share of failures rolled back", async () => {
    const company = await makeCompany();
    const failed = { ...at, changeFailure: true };
    await company.store({
      deployments: [
        {
          ...failed,
          recoverySeconds: 100,
          remediationType: "rollback",
          commits: commits({ human: 1, bot: 3 }),
        },
        { ...failed, recoverySeconds: 200, commits: commits({ human: 1, bot: 3 }) },
        { ...failed, recoverySeconds: 300, commits: commits({ human: 1 }) },
        { ...failed, commits: commits({ human: 1 }) },
      ],
    });
    // human: 0.25 at 100, 0.25 at 200, 1 at 300: half of 1.5 is reached at 300.
    expect(await rowOf(company, "human")).toMatchObject({ recoveryP50: 300, rollbackRate: 0.1 });
    // bot: 0.75 at 100 is exactly half of 1.5.
    expect(await rowOf(company, "bot")).toMatchObject({ recoveryP50: 100, rollbackRate: 0.5 });
  });

  test("coverage is known of referenced commits, distinct by repository and sha, judged or not", async () => {
    const company = await makeCompany();
    const [same, other] = [newCommit(), newCommit({ origin: "unknown" })];
    await company.store({
      deployments: [
        { ...at, commits: [same, other] },
        { ...at, commits: [same], changeFailure: null },
        { ...at, commits: [same], repository: "github.com/acme/api" },
        { ...at, commits: [other], repository: null },
      ],
    });
    expect(await byOrigin(company)).toMatchObject({
      coverage: 0.5,
      commits: { known: 2, byGitHub: 0, total: 4 },
      origins: [{ commits: 2 }, { commits: 0 }, { commits: 0 }, { commits: 2 }],
    });
  });

  test("tools share deployments the same way, most weight first", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        {
          ...at,
          changeFailure: true,
          commits: [
            ...commits({ ai_assisted: 1, human: 2 }, "Copilot"),
            ...commits({ ai_assisted: 1, unknown: 9 }, "Claude"),
            newCommit({ origin: "ai_assisted" }),
          ],
        },
        { ...at, commits: commits({ ai_assisted: 1 }, "Copilot") },
        { ...at, changeFailure: null, commits: commits({ ai_assisted: 1 }, "Cursor") },
      ],
    });
    const { tools, origins } = await byOrigin(company);
    expect(
      tools.map(({ tool, weight, failedWeight, commits: n }) => [tool, weight, failedWeight, n]),
    ).toEqual([
      ["Copilot", 1.2, 0.2, 2],
      ["Claude", 0.2, 0.2, 1],
      ["Cursor", 0, 0, 1],
    ]);
    expect(tools[2]).toMatchObject({ cfr: null, low: null, high: null });
    expect(origins[1]).toMatchObject({ origin: "ai_assisted", commits: 5 });
    expect(origins[1]?.weight).toBeCloseTo(1.6, 12);
  });

  test("two origins are comparable from 10 failed deployments and half of the commits known", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: repeatWith(10, { ...at, changeFailure: true }, { human: 1, ai_assisted: 1, unknown: 2 }),
    });
    expect(await byOrigin(company)).toMatchObject({ coverage: 0.5, comparable: true, reasons: [] });
  });

  test.each<[what: string, failed: number, parts: Counts, reasons: ComparisonReason[]]>([
    [
      "without commits",
      10,
      {},
      [{ code: "no_commits" }, { code: "few_failures", failed: 0 }, { code: "no_origin" }],
    ],
    [
      "below 50 %",
      10,
      { human: 1, ai_assisted: 1, unknown: 3 },
      [{ code: "low_coverage", known: 20, total: 50, percent: 40 }],
    ],
    ["with 9 failures", 9, { human: 1, ai_assisted: 1 }, [{ code: "few_failures", failed: 9 }]],
    ["with 1 failure", 1, { human: 1, ai_assisted: 1 }, [{ code: "few_failures", failed: 1 }]],
    ["with one origin", 14, { ai_assisted: 1 }, [{ code: "one_origin", origin: "ai_assisted" }]],
    ["without a tool's mark", 10, { human: 1, bot: 1 }, [{ code: "no_marks", commits: 20 }]],
  ])("%s the reasons say exactly what is missing", async (_, failed, parts, reasons) => {
    const company = await makeCompany();
    await company.store({ deployments: repeatWith(failed, { ...at, changeFailure: true }, parts) });
    expect(await byOrigin(company)).toMatchObject({ comparable: false, reasons });
  });
});
