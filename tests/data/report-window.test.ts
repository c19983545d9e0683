import { describe, expect, test } from "vitest";
import { STALE_AFTER_HOURS } from "#lib/domain/report/freshness.ts";
import { NO_VALUES } from "#lib/domain/report/report.ts";
import { companiesOf, repeat } from "../support/company.ts";
import { newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { addConnection, coverRanges } from "../support/stack-client.ts";
import { addGaps, addQuarantined } from "../support/sync-rows.ts";

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const DAY = "2024-03-05T12:00:00Z";
const ALL_OF_2024: [string, string][] = [["2024-01-01T00:00:00Z", "2025-02-01T00:00:00Z"]];

describe.each(ONE_DATABASE)("windows and filters on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  test("a window takes its first moment and leaves its last; the previous one ends where it begins", async () => {
    const company = await makeCompany({ covered: [["2024-01-01T00:00:00Z", "2024-05-01T00:00:00Z"]] });
    const starts = ["2024-01-30T23:59:59.999Z", "2024-01-31T00:00:00Z", "2024-02-29T23:59:59.999Z"];
    await company.store({
      deployments: [...starts, MARCH.from, MARCH.to].map((startedAt) => ({ startedAt })),
    });
    const report = await company.report({ ...MARCH, compare: "previous" });
    expect(report.figures.deployment_frequency).toMatchObject({ deployments: 1, value: 1 / 30 });
    expect(report.previous?.window).toMatchObject({
      from: "2024-01-31T00:00:00Z",
      to: MARCH.from,
      coveredDays: 30,
    });
    expect(report.previous?.figures.deployment_frequency).toMatchObject({ deployments: 2, value: 2 / 30 });
    expect((await company.report(MARCH)).previous).toBeNull();
  });

  test("tombstones count nowhere", async () => {
    const company = await makeCompany({ covered: ALL_OF_2024 });
    await company.store({
      deployments: [
        { startedAt: DAY, deleted: true, changeFailure: true, commits: [newCommit({ leadSeconds: 1 })] },
      ],
      incidents: [{ startedAt: DAY, deleted: true }],
    });
    const { figures, byOrigin, breakdown, series } = await company.report(MARCH);
    expect(figures.deployment_frequency.deployments).toBe(0);
    expect(figures.lead_time.n).toBe(0);
    expect(figures.time_to_restore.incidents).toBe(0);
    expect(byOrigin.commits.total).toBe(0);
    expect(breakdown.service).toEqual([]);
    expect(figures.deployment_frequency.firstAt).toBeNull();
    expect(series.every((point) => point.deployments === null)).toBe(true);
  });

  test("only production counts unless environments are named; names compare without case", async () => {
    const company = await makeCompany({ settings: { productionEnvs: ["Live", "eu-prod"] } });
    const envs = ["live", "LIVE", "EU-Prod", "production", "staging", null];
    await company.store({ deployments: envs.map((env) => ({ startedAt: DAY, env })) });
    const count = async (env?: string[]) => {
      const report = await company.report({ ...MARCH, ...(env && { env }) });
      return [report.figures.deployment_frequency.deployments, report.window.filters.env];
    };
    expect(await count()).toEqual([3, ["Live", "eu-prod"]]);
    expect(await count(["STAGING"])).toEqual([1, ["STAGING"]]);
    expect(await count(["*"])).toEqual([6, ["*"]]);
    expect(await count(["staging", "*"])).toEqual([6, ["*"]]);
    expect(await count([])).toEqual([3, ["Live", "eu-prod"]]);
  });

  test("an incident matches when its lists contain a value; without env it counts as production", async () => {
    const company = await makeCompany();
    await company.store({
      incidents: [
        { startedAt: DAY },
        { startedAt: DAY, envs: ["staging", "PROD"], services: ["search", "Checkout"], teams: ["Core"] },
        { startedAt: DAY, envs: ["staging"] },
      ],
    });
    const count = async (filter: object) => {
      const { time_to_restore } = (await company.report({ ...MARCH, ...filter })).figures;
      return time_to_restore.incidents;
    };
    expect(await count({})).toBe(2);
    expect(await count({ env: ["*"] })).toBe(3);
    expect(await count({ env: ["staging"] })).toBe(2);
    expect(await count({ env: ["staging", "Production"] })).toBe(3);
    expect(await count({ service: ["checkout"], team: ["CORE", "web"] })).toBe(1);
    expect(await count({ service: ["billing"] })).toBe(0);
  });

  test("under a repository filter incidents are not known when none of them names one", async () => {
    const company = await makeCompany();
    await company.store({ incidents: [{ startedAt: DAY }], deployments: [{ startedAt: DAY }] });
    const report = await company.report({ ...MARCH, repository: ["GitHub.com/acme/shop"] });
    expect(report.figures.deployment_frequency.deployments).toBe(1);
    expect(report.figures.time_to_restore).toEqual({
      p50: null,
      p75: null,
      p90: null,
      n: 0,
      low: null,
      high: null,
      incidents: null,
      open: null,
      oldestOpenSeconds: null,
      firstAt: null,
      withoutRepository: 1,
    });
    expect(report.series.every((point) => point.incidents === null)).toBe(true);
  });

  test("a moment is covered when every selected connection that was there then has it covered", async () => {
    const company = await makeCompany({
      connection: { status: "disconnected", disconnected_at: "2024-03-13T00:00:00Z" },
      covered: [["2024-03-01T00:00:00Z", "2024-03-11T00:00:00Z"]],
    });
    const { organizationId, secret } = company;
    const other = await addConnection(secret, organizationId, { name: "EU" });
    await coverRanges(secret, { organizationId, connectionId: other }, [
      ["2024-03-06T00:00:00Z", "2024-03-16T00:00:00Z"],
      ["2024-03-20T00:00:00Z", "2024-03-21T12:00:00Z"],
    ]);
    await coverRanges(secret, { organizationId, connectionId: other, stream: "incidents" }, [
      [MARCH.from, MARCH.to],
    ]);
    const window = async (connection?: string[]) =>
      (await company.report({ ...MARCH, ...(connection && { connection }) })).window;
    const begins = [{ connectionId: other, name: "EU", at: "2024-03-06T00:00:00Z" }];
    // Both until the 11th, then neither until the first was disconnected, then the other.
    expect(await window()).toMatchObject({ coveredDays: 14.5, coveredTo: "2024-03-21T12:00:00Z", begins });
    expect(await window([other])).toMatchObject({
      coveredDays: 11.5,
      coveredFrom: "2024-03-06T00:00:00Z",
      filters: { connection: [other] },
    });
    expect(await window([company.connectionId])).toMatchObject({ coveredDays: 10, begins: [] });
  });

  test("a bucket says how much of it was read, and one that was not read has no value at all", async () => {
    const company = await makeCompany({
      covered: [
        ["2024-03-01T06:00:00Z", "2024-03-04T06:00:00Z"],
        ["2024-03-06T00:00:00Z", "2024-03-07T00:00:00Z"],
      ],
    });
    const event = (startedAt: string) => ({ startedAt, changeFailure: true, recoverySeconds: 60 });
    await company.store({
      deployments: ["2024-02-01T00:00:00Z", "2024-03-04T03:00:00Z", DAY].map(event),
      incidents: [{ startedAt: DAY }],
    });
    const { series } = await company.report({ from: "2024-03-01T06:00:00Z", to: "2024-03-07T00:00:00Z" });
    expect(series.map(({ at, covered, deployments }) => [at.slice(8), covered, deployments])).toEqual([
      ["01", 1, 0],
      ["02", 1, 0],
      ["03", 1, 0],
      ["04", 0.25, 1],
      ["05", 0, null],
      ["06", 1, 0],
    ]);
    expect(series[4]).toEqual({ at: "2024-03-05", covered: 0, ...NO_VALUES });
  });

  test("days are those of the organisation, through a change of the clocks", async () => {
    const company = await makeCompany({
      settings: { timeZone: "America/New_York" },
      covered: ALL_OF_2024,
    });
    // 10 March 2024 has 23 hours there.
    const starts = [
      "2024-03-10T04:59:59Z",
      "2024-03-10T05:00:00Z",
      "2024-03-11T03:59:59Z",
      "2024-03-11T04:00:00Z",
    ];
    await company.store({ deployments: starts.map((startedAt) => ({ startedAt })) });
    const report = await company.report({ from: "2024-03-09T05:00:00Z", to: "2024-03-12T04:00:00Z" });
    expect(report.series.map(({ at, deployments }) => [at, deployments])).toEqual([
      ["2024-03-09", 1],
      ["2024-03-10", 2],
      ["2024-03-11", 1],
    ]);
    expect(report.figures.deployment_frequency.activeDays).toBe(3);
  });

  test("a quarter with a change of the clocks is shown in days, a longer window in weeks", async () => {
    const company = await makeCompany({ settings: { timeZone: "Europe/Berlin" }, covered: ALL_OF_2024 });
    await company.store({ deployments: repeat(2, { startedAt: "2024-12-29T22:59:59Z" }, 1) });
    const quarter = await company.report({ from: "2024-09-30T22:00:00Z", to: "2024-12-31T23:00:00Z" });
    expect(quarter.series).toHaveLength(92);
    expect(quarter.series[0]?.at).toBe("2024-10-01");
    const longer = await company.report({ from: "2024-09-30T22:00:00Z", to: "2025-01-01T23:00:00Z" });
    expect(longer.series[0]?.at).toBe("2024-09-30");
    expect(longer.series.slice(-2).map(({ at, deployments }) => [at, deployments])).toEqual([
      ["2024-12-23", 1],
      ["2024-12-30", 1],
    ]);
  });

  test("breakdown rows are spelled as the newest event has them, a missing name as null, and stop at 200", async () => {
    const company = await makeCompany();
    const at = { startedAt: DAY };
    await company.store({
      deployments: [
        ...repeat(3, { ...at, service: "b", team: null }),
        { ...at, service: "B", changeFailure: true, recoverySeconds: 60 },
        { ...at, service: null, commits: [newCommit({ leadSeconds: 30 })] },
        ...Array.from({ length: 200 }, (_, n) => ({ ...at, service: `a${n}` })),
      ],
    });
    const { service, team, truncated } = (await company.report(MARCH)).breakdown;
    expect(service).toHaveLength(200);
    expect(service[0]).toMatchObject({ key: "b", deployments: 4, cfr: 0.25, failed: 1, recoveryP50: 60 });
    expect(service[1]?.key).toBe("a0");
    expect(team.map(({ key, deployments }) => [key, deployments])).toEqual([
      ["core", 202],
      [null, 3],
    ]);
    expect(truncated).toEqual(["service"]);
    const { breakdown } = await company.report({ ...MARCH, service: ["B"] });
    expect([breakdown.service.length, breakdown.truncated]).toEqual([1, []]);
  });

  test("freshness is that of the worst connection that is not disconnected", async () => {
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const of = async (...synced: [status: string, hours: number | null][]) => {
      const company = await makeCompany({ connection: { status: "disconnected" } });
      for (const [status, hours] of synced) {
        const last_synced_at = hours === null ? null : ago(hours);
        await addConnection(company.secret, company.organizationId, { status, last_synced_at });
      }
      const { status, lastSyncedAt } = (await company.report(MARCH)).freshness;
      const hours =
        lastSyncedAt === null ? null : Math.round((Date.now() - Date.parse(lastSyncedAt)) / 3_600_000);
      return [status, hours];
    };
    expect(await of()).toEqual(["disconnected", null]);
    const [before, after] = [STALE_AFTER_HOURS - 0.1, STALE_AFTER_HOURS + 0.1];
    expect(await of(["active", before])).toEqual(["fresh", STALE_AFTER_HOURS]);
    expect(await of(["active", 1], ["active", after], ["disconnected", null])).toEqual([
      "stale",
      STALE_AFTER_HOURS,
    ]);
    expect(await of(["active", 1], ["needs_attention", 300])).toEqual(["stale", 300]);
    expect(await of(["active", 1], ["active", null])).toEqual(["never", null]);
  });

  test("gaps and quarantine are the organisation's, without those of disconnected connections", async () => {
    const company = await makeCompany();
    const gone = await addConnection(company.secret, company.organizationId, { status: "disconnected" });
    const gap = { from_at: MARCH.from, to_at: MARCH.to };
    await addGaps(company, [gap, { ...gap, connection_id: gone }]);
    await addQuarantined(company, [
      { event_key: "a", resolved_at: null },
      { event_key: "b", resolved_at: MARCH.to },
    ]);
    expect((await company.report({ ...MARCH, service: ["none"] })).freshness).toMatchObject({
      gaps: 1,
      quarantined: 1,
    });
  });
});
