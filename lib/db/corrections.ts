import { z } from "zod";
import { problemOf } from "../domain/refusals.ts";
import type { CorrectedVerdict } from "../domain/sync/corrections.ts";
import { AppError } from "../errors.ts";
import { type Acting, act } from "./acting.ts";
import { type Deployment, deployment } from "./deployments.ts";

export type Correction = {
  /** 1 to 200 of the organisation's deployments. */
  ids: string[];
  verdict: CorrectedVerdict;
  reason: string;
  /** The deployment of the same connection that repaired a failed one later. */
  repairedBy?: string | undefined;
};

const corrected = z.object({
  items: z.array(deployment),
  unknown: z.array(z.uuid()),
  notLater: z.boolean(),
});

/**
 * Corrects the verdict of deployments as a manager, all or none. `invalid_input` names ids that are unknown, and a
 * `repairedBy` that is no later deployment of the same connection.
 */
export async function correctDeployments(acting: Acting, correction: Correction): Promise<Deployment[]> {
  const { ids, verdict, reason, repairedBy = null } = correction;
  const args = { p_correction: { ids, verdict, reason, repairedBy } };
  const answer = await act(acting, {
    name: "correct_deployments",
    args,
    returns: corrected,
    idempotent: true,
  });
  if (answer.unknown.length > 0) throw unknownDeployments(answer.unknown);
  if (answer.notLater) throw notLater();
  return answer.items;
}

const batch = z.object({ changed: z.number(), more: z.boolean() });

/**
 * Leaves out all re-runs that the report of data quality counts, as a manager, or with a null reason brings back those
 * that were left out so; how many. One transaction for each 200: repeated, it goes on where it stopped.
 */
export async function leaveOutReruns(acting: Acting, reason: string | null): Promise<number> {
  let changed = 0;
  for (let more = true; more; ) {
    const args = { p_request: { leaveOut: reason !== null, reason } };
    const done = await act(acting, { name: "leave_out_reruns", args, returns: batch, idempotent: true });
    changed += done.changed;
    more = done.more;
  }
  return changed;
}

/** Gives a deployment back Datadog's newest verdict, as a manager; `not_found` when there is no such deployment. */
export async function undoCorrection(acting: Acting, id: string): Promise<void> {
  await act(acting, { name: "undo_correction", args: { p_id: id }, idempotent: true });
}

function unknownDeployments(ids: string[]): AppError {
  const problem = { code: "names_unknown", numbers: { values: ids.join(", ") } } as const;
  return new AppError("invalid_input", { says: problemOf("body", "ids", problem), field: "ids" });
}

function notLater(): AppError {
  const says = problemOf("body", "repairedBy", { code: "not_a_later_deployment", numbers: {} });
  return new AppError("invalid_input", { says, field: "repairedBy" });
}
