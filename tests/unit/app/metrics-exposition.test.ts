import { describe, expect, test } from "vitest";
import { EXPOSITION_TYPE, renderMetrics } from "#app/api/metrics/exposition.ts";

const READ = {
  postgresVersion: 180006,
  connections: { active: 4, needs_attention: 1 },
  due: 2,
  oldestSyncSeconds: { active: 90_061.5 },
  runs: { succeeded: 7, failed: 1 },
  expiredLeases: 1,
  quarantined: 3,
  gaps: 5,
  faults: { deployments: 2, counts: 0 },
  oldestVerificationSeconds: 3600,
  slices: 70,
  events: 900,
  credentials: { "1": 2, "7": 3 },
  pictures: {
    ...{ draws: { drawn: 12 }, seconds: { drawn: 3.5 } },
    ...{ oldestShownSeconds: 7200, oldestFailingSeconds: 60 },
  },
  sources: {
    collects: { succeeded: 24, partial: 2 },
    publishes: { succeeded: 1 },
    requests: { counted: 420, unchanged: 3000 },
    points: { sent: 800, refused: 3 },
  },
};

/** Samples of ours, by name and labels. */
const samplesOf = (text: string) =>
  Object.fromEntries(
    text
      .split("\n")
      .filter((line) => line.startsWith("plumbline_"))
      .map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  );

const RUN_STATUSES = ["queued", "running", "succeeded", "partial", "failed", "cancelled"];

/** All statuses of a run, those that nobody has as zero. */
const byStatus = (name: string, counts: Record<string, number>) =>
  Object.fromEntries(RUN_STATUSES.map((status) => [`${name}{status="${status}"}`, counts[status] ?? 0]));

describe("the Prometheus text", () => {
  test("has every sum by its name, statuses that nobody has as zero", async () => {
    expect(samplesOf(await renderMetrics(READ))).toEqual({
      plumbline_database_up: 1,
      plumbline_postgres_version_number: 180_006,
      'plumbline_connections{status="active"}': 4,
      'plumbline_connections{status="needs_attention"}': 1,
      'plumbline_connections{status="disconnected"}': 0,
      plumbline_work_due: 2,
      'plumbline_oldest_sync_age_seconds{status="active"}': 90_061.5,
      ...byStatus("plumbline_runs_last_day", { succeeded: 7, failed: 1 }),
      plumbline_work_expired_lease: 1,
      plumbline_quarantined_events: 3,
      plumbline_sync_gaps: 5,
      'plumbline_faults{what="deployments"}': 2,
      'plumbline_faults{what="counts"}': 0,
      plumbline_oldest_verification_age_seconds: 3600,
      plumbline_slices_last_day: 70,
      plumbline_events_last_day: 900,
      'plumbline_credentials{key_id="1"}': 2,
      'plumbline_credentials{key_id="7"}': 3,
      'plumbline_picture_draw_total{status="drawn"}': 12,
      'plumbline_picture_draw_total{status="failed"}': 0,
      'plumbline_picture_draw_seconds_total{status="drawn"}': 3.5,
      'plumbline_picture_draw_seconds_total{status="failed"}': 0,
      plumbline_oldest_picture_age_seconds: 7200,
      plumbline_oldest_failing_picture_age_seconds: 60,
      ...byStatus("plumbline_collect_runs_last_day", { succeeded: 24, partial: 2 }),
      'plumbline_collect_requests_last_day{answer="counted"}': 420,
      'plumbline_collect_requests_last_day{answer="unchanged"}': 3000,
      ...byStatus("plumbline_publish_runs_last_day", { succeeded: 1 }),
      'plumbline_published_points_last_day{outcome="sent"}': 800,
      'plumbline_published_points_last_day{outcome="refused"}': 3,
    });
  });

  test("has what only grows as a counter, and all else of ours as a gauge", async () => {
    const types = [...(await renderMetrics(READ)).matchAll(/^# TYPE (plumbline_\S+) (\S+)$/gm)];
    const counters = types.filter(([, , type]) => type === "counter").map(([, name]) => name);
    expect(counters).toEqual(["plumbline_picture_draw_total", "plumbline_picture_draw_seconds_total"]);
    expect(new Set(types.map(([, , type]) => type))).toEqual(new Set(["counter", "gauge"]));
  });

  test("still tells of the process when the database does not answer", async () => {
    const text = await renderMetrics(null);
    expect(samplesOf(text)).toEqual({ plumbline_database_up: 0 });
    expect(text).toMatch(/^process_cpu_seconds_total \d/m);
    expect(text).toMatch(/^nodejs_heap_size_used_bytes \d/m);
  });

  test("is in the form that Prometheus reads: help and type before each metric, one sample a line", async () => {
    expect(EXPOSITION_TYPE).toBe("text/plain; version=0.0.4; charset=utf-8");
    const text = await renderMetrics(READ);
    const sample =
      /^[a-z_][a-z0-9_]*(\{[a-z_]+="[^"\\\n]*"(,[a-z_]+="[^"\\\n]*")*\})? (-?\d\S*|Nan|NaN|\+Inf)$/;
    const lines = text.split("\n").filter((line) => line !== "" && !/^# (HELP|TYPE) /.test(line));
    expect(lines.filter((line) => !sample.test(line))).toEqual([]);
    const described = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name);
    expect(new Set(described).size).toBe(described.length);
    for (const name of Object.keys(samplesOf(text))) expect(described).toContain(name.replace(/\{.*/, ""));
    expect(await renderMetrics(READ)).toContain("plumbline_work_due 2");
  });
});
