import { type EndedRun, endPublishing, keepPublished, openedRun } from "../db/publishing.ts";
import type { Held } from "../db/work.ts";
import { awaitedOf } from "../domain/publish/arrival.ts";
import type { Body } from "../domain/publish/bodies.ts";
import { groupLeftOut } from "../domain/publish/left-out.ts";
import { RESEND_SECONDS } from "../domain/publish/point-time.ts";
import type { Publishing } from "../domain/publish/publishing.ts";
import type { Series } from "../domain/publish/series.ts";
import type { Refusal } from "../domain/refusals.ts";
import { fromEpochSeconds } from "../domain/sync/time-range.ts";
import { AppError, toAppError } from "../errors.ts";
import { log } from "../log.ts";
import type { RunSettings } from "../sync/run.ts";
import type { WorkOptions } from "../work/hold.ts";
import { type Done, failure, success } from "../work/outcome.ts";
import { digestOf, unsentBodies } from "./preview.ts";
import { ledgerKey, readStanding, type Standing } from "./read.ts";
import { type Open, openSink } from "./sink.ts";
import { unready } from "./unready.ts";

export type PublishOptions = RunSettings &
  WorkOptions & {
    /** Digest of the preview that somebody has agreed to; null for whatever stands; absent where nobody asked just now. */
    agreed?: string | null;
  };

type Run = {
  held: Held;
  options: PublishOptions;
  ended: EndedRun;
  /** What stands, once it was read: whether it goes out on its own decides how the run is followed. */
  standing: Standing | null;
  taken: Series[];
  /** Why the first body was refused that was. */
  refusal: Refusal | null;
  calls: number;
};

/** Sends what stands and was not sent before, body by body; each that was taken is noted before the next one goes. */
export async function publish(held: Held, options: PublishOptions): Promise<Done> {
  const runId = openedRun(held);
  const nothing = { sent: 0, bodies: 0, already: 0, refused: 0, missing: 0, leftOut: [], problems: [] };
  const ended: EndedRun = { runId, status: "succeeded", ...nothing, error: null };
  const run: Run = { held, options, ended, standing: null, taken: [], refusal: null, calls: 0 };
  try {
    const unfinished = await send(run);
    if (!unfinished) refuseRefused(run);
    if (ended.problems.length > 0 || unfinished) ended.status = "partial";
    await endPublishing(options.db, held, ended);
    return success({ status: ended.status, cost: run.calls, continue: unfinished, ...repeatOf(run) });
  } catch (error) {
    return fail(run, error);
  }
}

/** Of what went out not a point was taken: that is no part of a success. */
function refuseRefused({ ended, refusal }: Run): void {
  if (refusal !== null && ended.sent === 0) throw new AppError("datadog_rejected", { says: refusal });
}

function repeatOf({ standing }: Run) {
  return { repeatSeconds: standing?.settings.enabled === true ? RESEND_SECONDS : null };
}

/** The run says what it ended with. What goes out by hand alone is not tried again by itself. */
async function fail(run: Run, error: unknown): Promise<Done> {
  const { code, says } = toAppError(error);
  run.ended.status = "failed";
  run.ended.error = { code, reason: says.code, numbers: says.numbers };
  await endPublishing(run.options.db, run.held, run.ended).catch((unkept: unknown) =>
    log().warn({ error: unkept }, "a publish run could not be closed; the next one closes it"),
  );
  const refused = run.standing?.settings.enabled === false;
  return failure(error, { cost: run.calls, stored: run.ended.sent > 0, refused });
}

/** Whether something is left for the next turn. */
async function send(run: Run): Promise<boolean> {
  const { held, options, ended } = run;
  const now = new Date(fromEpochSeconds(held.now));
  const standing = await readStanding(options.db, held.organizationId, now);
  run.standing = standing;
  // Left over by whoever published by hand and died on the way: to what stands now nobody has agreed.
  if (options.agreed === undefined && !standing.settings.enabled) return false;
  const bodies = unsentBodies(standing);
  ended.already = standing.plan.series.filter(standing.isSent).length;
  ended.refused = standing.plan.refused.length;
  ended.missing = standing.plan.missing.length;
  ended.leftOut = groupLeftOut(standing.plan).map(({ code, rows }) => ({ code, count: rows.length }));
  refuseUnready(standing, bodies, options.agreed ?? null);
  return bodies.length > 0 && sendAll(run, standing.settings, bodies);
}

/** Whether time was up before the last of them. */
async function sendAll(run: Run, settings: Publishing, bodies: readonly Body[]): Promise<boolean> {
  const { deadlineAt } = run.options;
  const { organizationId } = run.held;
  const open = await openSink(run.options, {
    organizationId,
    connectionId: settings.connectionId,
    deadlineAt,
  });
  for (const body of bodies) {
    if (Date.now() >= deadlineAt) return true;
    await sendBody(run, { ...open, settings }, body);
  }
  return false;
}

/** What is not said yet, or has changed since somebody agreed to it. */
export function refuseUnready({ settings }: Standing, bodies: Body[], agreed: string | null): void {
  if (settings.env === null) throw unready("publishing_without_env");
  if (settings.connectionId === null) throw unready("publishing_without_connection");
  if (agreed !== null && agreed !== digestOf(bodies))
    throw new AppError("conflict", { says: { code: "publishing_changed", numbers: {} } });
}

async function sendBody(
  run: Run,
  { sink, calls, settings }: Open & { settings: Publishing },
  { text, series }: Body,
): Promise<void> {
  const { ended, options, held } = run;
  const { taken, says } = await sink.sendSeries(text).finally(() => {
    run.calls = calls();
  });
  ended.bodies += 1;
  if (says !== null) ended.problems.push({ body: ended.bodies, series: series.length, ...says });
  if (!taken) {
    run.refusal ??= says;
    return;
  }
  ended.sent += series.length;
  run.taken.push(...series);
  const points = series.map((one) => ({ series: ledgerKey(settings, one), at: one.at, value: one.value }));
  await keepPublished(options.db, held, { points, awaited: awaitedOf(settings, run.taken) });
}
