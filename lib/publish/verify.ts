import { type AwaitedRun, keepArrival, listAwaited } from "../db/publishing.ts";
import type { Held } from "../db/work.ts";
import { type Arrival, arrivalOf, unanswered } from "../domain/publish/arrival.ts";
import { type AppError, toAppError } from "../errors.ts";
import { SourceError } from "../sources/source.ts";
import type { RunSettings } from "../sync/run.ts";
import type { WorkOptions } from "../work/hold.ts";
import { type Done, success } from "../work/outcome.ts";
import { openSink } from "./sink.ts";

type Asking = { held: Held; options: RunSettings & WorkOptions; cost: number };

/** Asks the accounts whether what was sent to them can be read there; a run that waits for more is asked for again. */
export async function verifyPublished(held: Held, options: Asking["options"]): Promise<Done> {
  const asking: Asking = { held, options, cost: 0 };
  for (const run of await listAwaited(options.db, held)) {
    const arrival = await ask(asking, run);
    await keepArrival(options.db, held, { runId: run.runId, ...arrival });
  }
  return success({ cost: asking.cost });
}

/** What the account says; that it does not is a finding as well, and no failure of the work. */
async function ask(asking: Asking, run: AwaitedRun): Promise<Arrival> {
  const sinceSeconds = asking.held.now - run.sentAt;
  try {
    const found = new Set(await find(asking, run));
    const unseen = run.metrics.map(({ metric }) => metric).filter((metric) => !found.has(metric));
    return arrivalOf(unseen, sinceSeconds);
  } catch (error) {
    const { code, says } = ofTheAccount(error);
    const told = { code, reason: says.code, numbers: says.numbers };
    const passes = code !== "datadog_rejected" && code !== "invalid_input";
    return unanswered(run, { error: told, passes, sinceSeconds });
  }
}

async function find(asking: Asking, { connectionId, tags, metrics }: AwaitedRun): Promise<string[]> {
  const { held, options } = asking;
  const target = { organizationId: held.organizationId, connectionId, deadlineAt: options.deadlineAt };
  const { sink, calls } = await openSink(options, target);
  return sink.findMetrics({ tags, metrics, until: held.now + 1 }).finally(() => {
    asking.cost += calls();
  });
}

/** What the account refuses or cannot do, or that it is connected no more; whatever else went wrong is thrown on. */
function ofTheAccount(error: unknown): AppError {
  const known = toAppError(error);
  if (known instanceof SourceError || known.code === "invalid_input") return known;
  throw error;
}
