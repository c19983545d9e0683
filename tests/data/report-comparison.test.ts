import { describe, expect, test } from "vitest";
import { askReport } from "../support/ask-report.ts";
import { companiesOf, repeat } from "../support/company.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";

const MARCH = { from: "2024-03-01", to: "2024-04-01" };
const DAY = "2024-03-05T12:00:00Z";
const YEARS: [string, string][] = [["2022-01-01T00:00:00Z", "2025-02-01T00:00:00Z"]];

describe.each(ONE_DATABASE)("what a report is compared with on %s", (name) => {
  const makeCompany = companiesOf(useStack(name));

  test("days are those of the year before, 29 February being the 28th", async () => {
    const company = await makeCompany({ covered: YEARS });
    const compare = "year";
    const leap = await company.report({ from: "2024-02-29", to: "2024-03-31", compare });
    expect(leap.previous?.window).toMatchObject({ from: "2023-02-28T00:00:00Z", to: "2023-03-31T00:00:00Z" });
    const moments = { from: "2024-06-01T08:00:00Z", to: "2024-06-08T08:00:00Z", compare } as const;
    expect((await company.report(moments)).previous?.window.from).toBe("2023-06-02T08:00:00Z");
  });

  test("any window may be given, and its series is in buckets of the same length", async () => {
    const company = await makeCompany({ covered: YEARS });
    await company.store({ deployments: [{ startedAt: "2023-01-15T12:00:00Z" }, { startedAt: DAY }] });
    const compare = { from: "2023-01-01", to: "2023-07-01" };
    const { previous, previousSeries } = await company.report({ ...MARCH, compare, bucket: "month" });
    expect(previous?.window.to).toBe("2023-07-01T00:00:00Z");
    expect(previousSeries?.map(({ at, deployments }) => [at, deployments])).toEqual([
      ...[
        ["2023-01-01", 1],
        ["2023-02-01", 0],
        ["2023-03-01", 0],
        ["2023-04-01", 0],
      ],
      ...[
        ["2023-05-01", 0],
        ["2023-06-01", 0],
      ],
    ]);
  });

  test("a row is compared with itself, and not before it had begun", async () => {
    const company = await makeCompany({ covered: YEARS });
    const of = (service: string, startedAt: string, changeFailure: boolean) => ({
      service,
      startedAt,
      changeFailure,
    });
    await company.store({
      deployments: [
        of("old", "2023-12-01T12:00:00Z", false),
        ...repeat(60, of("old", "2024-02-10T12:00:00Z", false)),
        ...[...repeat(30, of("old", DAY, true)), ...repeat(30, of("old", DAY, false))],
        ...repeat(40, of("new", DAY, false)),
      ],
    });
    const { breakdown } = await askReport(company.owner, company.organizationId, {
      ...MARCH,
      compare: "previous",
    });
    const [old, young] = breakdown.service;
    expect(old).toMatchObject({ key: "old", previous: { deployments: 60, failed: 0 }, effect: 0.3 });
    expect(old?.change?.change_failure_rate).toMatchObject({ value: 0.5, verdict: "worse" });
    expect(young).toMatchObject({ key: "new", previous: { deployments: 0 } });
    expect(young?.effect).toBeCloseTo(0.3 - 0.5, 9);
    expect(young?.change?.deployment_frequency.reason).toBe("nothing_sent_before");
  });

  test("a row without a name is what is asked for without one", async () => {
    const company = await makeCompany({ covered: YEARS });
    const teams = ["Booking", null, null];
    await company.store({
      deployments: teams.map((team) => ({ startedAt: DAY, team })),
      incidents: [
        { startedAt: DAY, teams: [] },
        { startedAt: DAY, teams: ["Booking"] },
      ],
    });
    const all = await company.report(MARCH);
    expect(all.breakdown.team.find(({ key }) => key === null)).toMatchObject({
      deployments: 2,
      incidentsOpen: 1,
    });
    const { figures, window } = await company.report({ ...MARCH, without: ["team"] });
    expect(figures.deployment_frequency.deployments).toBe(2);
    expect(figures.time_to_restore.open).toBe(1);
    expect(window.filters.without).toEqual(["team"]);
    const both = await company.report({ ...MARCH, team: ["booking"], without: ["team"] });
    expect(both.figures.deployment_frequency.deployments).toBe(3);
  });
});
