import type { WireEvent } from "#scripts/simulator/wire-event.ts";
import { atDatadog, manyDeployments } from "./at-datadog.ts";
import { ago, type Connected, DAY, type SyncBench } from "./connected-account.ts";
import { wireDeployment, wireIncident } from "./wire-events.ts";

export const BACKFILL_DAYS = 22;
export const LOOKBACK_DAYS = 14;
/** How many events its Datadog lists at once: a full page is one to a run whatever its size, and a small one soon read. */
export const SETTINGS = { pageLimit: 50 };
const TOO_MANY = SETTINGS.pageLimit + 5;
const HALF_DAYS = 42;
const HIDDEN = 30;

/** Of 21 days: some verdicts, open and closed incidents, three events that cannot be read, and a second too full. */
export function firstWorld(bench: SyncBench): { deployments: WireEvent[]; failures: WireEvent[] } {
  const deployments = manyDeployments(bench, HALF_DAYS, {
    step: DAY / 2,
    each: (index) => ({
      change_failure: index % 3 === 0 ? null : index % 3 === 1,
      git: { repository_id: "github.com/acme/shop", commit_sha: `a${index}` },
      commits: [{ sha: `a${index}`, author: { name: "Ada" }, change_lead_time: 60 * index }],
    }),
  });
  const failures = Array.from({ length: 10 }, (_, index) =>
    wireIncident(`i-${index}`, ago(bench, 7200 + index * 2 * DAY), {
      ...(index % 2 === 0 && { finished_at: ago(bench, 3600 + index * 2 * DAY) }),
    }),
  );
  return {
    deployments: [
      ...deployments,
      ...["kept", "repaired", "deleted"].map((fate, index) => poison(`poison-${fate}`, bench, index + 2)),
      ...fullSecond(bench),
      ...hidden(bench),
    ],
    failures: [...failures, wireIncident(undefined, ago(bench, 3 * DAY))],
  };
}

/** So many of one service and environment that no query takes them apart: a gap, beyond the lookback. */
function fullSecond(bench: SyncBench): WireEvent[] {
  const second = ago(bench, 18 * DAY);
  return Array.from({ length: TOO_MANY }, (_, index) =>
    wireDeployment(`full-${index}`, second.replace("Z", `.${String(index).padStart(6, "0")}Z`)),
  );
}

/** More than half of the newest week, which Datadog is to list no longer. */
function hidden(bench: SyncBench): WireEvent[] {
  return manyDeployments(bench, HIDDEN, { name: "hidden", from: DAY, step: Math.floor((5 * DAY) / HIDDEN) });
}

function poison(id: string, bench: SyncBench, daysAgo: number): WireEvent {
  return wireDeployment(id, ago(bench, daysAgo * DAY), { service: { a: 1 } });
}

/** What Datadog says before the second run: the first verdicts, one withdrawn, and a deployment that is gone. */
export function changeOnce(connected: Connected): void {
  const { patch, remove } = atDatadog(connected);
  patch("d-3", { change_failure: false });
  patch("d-4", { change_failure: null });
  remove("d-9");
}

/** As after a switch of its source: before the third run. */
export function hideMany(connected: Connected): void {
  for (let index = 0; index < HIDDEN; index += 1) atDatadog(connected).remove(`hidden-${index}`);
}

/** What Datadog says before the run that is killed: something of every kind that a run can find. */
export function changeTwice(connected: Connected): void {
  const { bench } = connected;
  const { patch, remove, add, incidents } = atDatadog(connected);
  patch("d-3", {
    change_failure: true,
    recovery_time_sec: 900,
    remediation: { id: "d-2", type: "rollback" },
  });
  patch("d-6", { change_failure: true });
  patch("d-7", { change_failure: null });
  patch("d-10", { version: "2.0" });
  patch("d-13", { service: { b: 2 } });
  remove("d-11");
  add(wireDeployment("d-9", ago(bench, 3600 + 4.5 * DAY), { change_failure: false }));
  patch("poison-repaired", { service: "checkout" });
  remove("poison-deleted");
  add(poison("poison-new", bench, 9));
  incidents.patch("i-1", { finished_at: ago(bench, 1800) });
  incidents.remove("i-3");
  incidents.add(wireIncident("i-new", ago(bench, 5400)));
  add(lateDeployment(bench), ...rush(bench), ...hidden(bench).slice(0, HIDDEN / 3));
}

/** Registered late, with commits of a repository never seen before. */
function lateDeployment(bench: SyncBench): WireEvent {
  return wireDeployment("late", ago(bench, 10.2 * DAY), {
    git: { repository_id: "github.com/acme/late", commit_sha: "b1" },
    commits: ["b1", "b2"].map((sha) => ({ sha, author: { name: "Bo" }, change_lead_time: 5 })),
  });
}

/** Spread over five days of the newest week, whose page is then full and has to be split. */
function rush(bench: SyncBench): WireEvent[] {
  return Array.from({ length: TOO_MANY }, (_, index) =>
    wireDeployment(`rush-${index}`, ago(bench, Math.round(1.01 * DAY + (index * 5 * DAY) / TOO_MANY))),
  );
}
