import { describe, expect, test } from "vitest";
import { type Company, companiesOf, repeat } from "../support/company.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const DAY = "2024-03-05T12:00:00Z";
const later = (seconds: number) => new Date(Date.parse(DAY) + seconds * 1000).toISOString();
const JUDGED = [
  ...repeat(3, { startedAt: DAY, changeFailure: true }),
  ...repeat(38, { startedAt: DAY, changeFailure: false }),
  ...repeat(2, { startedAt: DAY, changeFailure: null }),
];

describe.each(ONE_DATABASE)("the figures on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  const figuresOf = async (company: Company, filter = {}) =>
    (await company.report({ ...MARCH, ...filter })).figures;

  test("frequency is divided by the covered days, not by the window", async () => {
    const company = await makeCompany({ covered: [["2024-03-21T00:00:00Z", "2024-05-01T00:00:00Z"]] });
    await company.store({ deployments: repeat(20, { startedAt: "2024-03-25T10:00:00Z" }, 3600) });
    const report = await company.report(MARCH);
    expect(report.figures.deployment_frequency).toMatchObject({ value: 2, deployments: 20, activeDays: 2 });
    expect(report.window).toMatchObject({
      coveredDays: 10,
      coveredFrom: "2024-03-21T00:00:00Z",
      coveredTo: MARCH.to,
    });
  });

  test("without coverage the frequency is not known, the deployments are", async () => {
    const company = await makeCompany();
    await company.store({ deployments: [{ startedAt: DAY }] });
    const report = await company.report(MARCH);
    expect(report.figures.deployment_frequency).toMatchObject({ value: null, deployments: 1, band: null });
    expect(report.window).toMatchObject({ coveredDays: 0, coveredFrom: null, coveredTo: null });
  });

  test("an empty company has zeros where it counts and nulls where it divides", async () => {
    const company = await makeCompany({ covered: [[MARCH.from, MARCH.to]] });
    const none = { p50: null, p75: null, p90: null, n: 0, low: null, high: null };
    expect(await figuresOf(company)).toEqual({
      deployment_frequency: {
        value: 0,
        deployments: 0,
        activeDays: 0,
        band: null,
        firstAt: null,
        since: null,
      },
      lead_time: { ...none, excluded: 0, redelivered: 0, band: null },
      lead_time_stages: Object.fromEntries(
        ["time_to_pr_ready", "review_time", "merge_time", "time_to_deploy", "deploy_time"].map((stage) => [
          stage,
          { p50: null, n: 0, low: null, high: null, of: "changes" },
        ]),
      ),
      change_failure_rate: {
        value: null,
        formula: "evaluated",
        ofEvaluated: null,
        ofAll: null,
        failed: 0,
        evaluated: 0,
        pending: 0,
        corrected: 0,
        low: null,
        high: null,
      },
      recovery_time: { ...none, unrecovered: 0, band: null },
      time_to_restore: {
        ...none,
        incidents: 0,
        open: 0,
        oldestOpenSeconds: null,
        firstAt: null,
        withoutRepository: 0,
      },
      rework_rate: { value: null, rework: 0, deployments: 0 },
      rollback_rate: { value: null, rollbacks: 0, failed: 0 },
      as_datadog: {
        leadTimeP50: null,
        changeFailureRate: null,
        deploymentFrequency: 0,
        recoveryP50: null,
      },
    });
  });

  test("percentiles are interpolated between the neighbours", async () => {
    const company = await makeCompany();
    const commits = [10, 20, 30, 40].map((leadSeconds) => newCommit({ leadSeconds }));
    await company.store({ deployments: [{ startedAt: DAY, commits }] });
    expect((await figuresOf(company)).lead_time).toMatchObject({ p50: 25, p75: 32.5, p90: 37, n: 4 });
  });

  test("lead time is Datadog's, else from the commit to the end, else to the start of the deployment", async () => {
    const company = await makeCompany();
    const committedAt = later(-100);
    await company.store({
      deployments: [
        { startedAt: DAY, finishedAt: later(60), commits: [newCommit({ committedAt, leadSeconds: 7 })] },
        { startedAt: DAY, finishedAt: later(60), commits: [newCommit({ committedAt })] },
        { startedAt: DAY, commits: [newCommit({ committedAt })] },
        { startedAt: DAY, commits: [newCommit()] },
      ],
    });
    expect((await figuresOf(company)).lead_time).toMatchObject({ p50: 100, p75: 130, n: 3, excluded: 0 });
  });

  test("a commit counts once ever per service, at its first deployment with a usable time", async () => {
    const company = await makeCompany();
    const at = (seconds: number, service: string, leads: [sha: string, lead: number][]) => ({
      startedAt: later(seconds),
      service,
      commits: leads.map(([sha, leadSeconds]) =>
        newCommit({ sha, leadSeconds, stages: { review_time: leadSeconds * 10, deploy_time: -1 } }),
      ),
    });
    await company.store({
      deployments: [
        at(0, "checkout", [
          ["aa", -5],
          ["bb", -5],
        ]),
        at(60, "checkout", [["aa", 100]]),
        at(120, "checkout", [["aa", 3]]),
        at(180, "search", [["aa", 200]]),
      ],
    });
    const figures = await figuresOf(company);
    expect(figures.lead_time).toMatchObject({ p50: 150, n: 2, excluded: 1, redelivered: 1 });
    expect(figures.lead_time_stages.review_time).toMatchObject({ p50: 1500, n: 2, of: "changes" });
    expect(figures.lead_time_stages.merge_time).toMatchObject({ p50: null, n: 0, of: "changes" });
    const behind = await company.report({ ...MARCH, from: "2024-03-05T12:01:30Z" });
    expect(behind.figures.lead_time).toMatchObject({ p50: 200, n: 1, redelivered: 1 });
  });

  test("change failure rate is failed of evaluated, with pending beside and a Wilson interval", async () => {
    const company = await makeCompany();
    await company.store({ deployments: JUDGED });
    const rate = (await figuresOf(company)).change_failure_rate;
    expect(rate).toMatchObject({ formula: "evaluated", failed: 3, evaluated: 41, pending: 2 });
    expect(rate.value).toBeCloseTo(3 / 41, 12);
    expect(rate.ofAll).toBeCloseTo(3 / 43, 12);
    expect(rate.low).toBeCloseTo(0.02519783043757287, 12);
    expect(rate.high).toBeCloseTo(0.19427448662838706, 12);
  });

  test("an organisation may divide failures by all deployments, as Datadog does", async () => {
    const company = await makeCompany({ settings: { cfrDenominator: "all" } });
    await company.store({ deployments: JUDGED });
    const { figures, breakdown } = await company.report(MARCH);
    expect(figures.change_failure_rate.formula).toBe("all");
    expect(figures.change_failure_rate.value).toBeCloseTo(3 / 43, 12);
    expect(figures.change_failure_rate.ofEvaluated).toBeCloseTo(3 / 41, 12);
    expect(figures.change_failure_rate.high).toBeCloseTo(0.1860898702214301, 12);
    expect(breakdown.service[0]?.cfr).toBeCloseTo(3 / 43, 12);
  });

  test("recovery time is that of failed deployments; failed ones without it are unrecovered", async () => {
    const company = await makeCompany();
    const failed = { startedAt: DAY, changeFailure: true };
    await company.store({
      deployments: [
        { ...failed, recoverySeconds: 100, remediationType: "rollback" },
        { ...failed, recoverySeconds: 300, remediationType: "rollforward" },
        { ...failed },
        { startedAt: DAY, changeFailure: false, recoverySeconds: 9999, remediationType: "rollback" },
        { startedAt: DAY, changeFailure: null, recoverySeconds: 9999 },
      ],
    });
    const { recovery_time, rollback_rate } = await figuresOf(company);
    expect(recovery_time).toMatchObject({ p50: 200, p75: 250, p90: 280, n: 2, unrecovered: 1 });
    expect(rollback_rate).toEqual({ value: 1 / 3, rollbacks: 1, failed: 3 });
  });

  test("rework is a rollback, a roll-forward, or the repair of any live failed deployment", async () => {
    const company = await makeCompany();
    const failed = { startedAt: "2023-01-01T00:00:00Z", env: "staging", changeFailure: true };
    await company.store({
      deployments: [
        { startedAt: DAY, deploymentType: "rollback" },
        { startedAt: DAY, deploymentType: "rollforward", externalId: "named-too" },
        { startedAt: DAY, externalId: "repair" },
        { startedAt: DAY, externalId: "repair-of-a-tombstone" },
        { startedAt: DAY, externalId: "repair-of-a-good-one" },
        { ...failed, remediationId: "repair" },
        { ...failed, remediationId: "named-too" },
        { ...failed, remediationId: "repair-of-a-tombstone", deleted: true },
        { ...failed, remediationId: "repair-of-a-good-one", changeFailure: false },
      ],
    });
    expect((await figuresOf(company)).rework_rate).toEqual({ value: 3 / 5, rework: 3, deployments: 5 });
  });

  test("restore time is Datadog's, else end minus start; open incidents age to the end of the window", async () => {
    const company = await makeCompany();
    await company.store({
      incidents: [
        { startedAt: DAY, finishedAt: later(600), restoreSeconds: 60 },
        { startedAt: DAY, finishedAt: later(180) },
        { startedAt: "2024-03-30T00:00:00Z" },
        { startedAt: "2024-03-30T23:00:00Z", restoreSeconds: 5 },
        { startedAt: "2024-02-01T00:00:00Z" },
        { startedAt: DAY, deleted: true },
      ],
    });
    expect((await figuresOf(company)).time_to_restore).toEqual({
      p50: 120,
      p75: 150,
      p90: 168,
      n: 2,
      incidents: 4,
      open: 2,
      oldestOpenSeconds: 86_400,
      low: null,
      high: null,
      firstAt: "2024-02-01T00:00:00Z",
      withoutRepository: 0,
    });
  });

  test("open incidents of a window that has not ended age to now", async () => {
    const company = await makeCompany();
    const hour = 3_600_000;
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    await company.store({ incidents: [{ startedAt: at(-hour) }] });
    const { figures } = await company.report({ from: at(-24 * hour), to: at(24 * hour) });
    expect(figures.time_to_restore.oldestOpenSeconds).toBeGreaterThanOrEqual(3600);
    expect(figures.time_to_restore.oldestOpenSeconds).toBeLessThan(7200);
  });

  test("a large company is not cut: 1,600 deployments, 800 failed, are 50 %", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        ...repeat(800, { startedAt: DAY, changeFailure: true }),
        ...repeat(800, { startedAt: DAY, changeFailure: false }),
      ],
    });
    expect((await figuresOf(company)).change_failure_rate).toMatchObject({
      value: 0.5,
      failed: 800,
      evaluated: 1600,
    });
  });
});
