import { runItem } from "./facts.ts";
import { attempt, type Gathering, keepPage, mayAsk, type Repository } from "./gathering.ts";
import { leftOf } from "./lists.ts";

/** Of one repository in a turn: the others come to theirs. */
const MOST_RUNS = 200;
const MOST_FAILED = 3;
const FAILED = new Set(["failure", "startup_failure", "timed_out"]);

/** A list names the last attempt of a run alone: of one that passed, whether another had failed, asked once ever. */
export async function readAttempts(gathering: Gathering, repository: Repository): Promise<void> {
  const { attempts } = await leftOf(gathering, repository);
  let failed = 0;
  for (const run of attempts.items.slice(0, MOST_RUNS)) {
    if (!mayAsk(gathering) || failed > MOST_FAILED) return;
    const of = { repository, resource: "attempts" as const };
    const isRead = await attempt(gathering, of, () => readRun(gathering, repository, run));
    if (isRead === null) failed += 1;
  }
  gathering.isMore ||= failed === 0 && attempts.count > MOST_RUNS;
}

/** From the last one back, until one had failed. */
async function readRun(
  gathering: Gathering,
  repository: Repository,
  { id, attempts }: { id: number; attempts: readonly number[] },
): Promise<true> {
  for (const one of attempts) {
    if (!mayAsk(gathering)) return true;
    const told = await gathering.reader.attempt(repository.fullName, { id, attempt: one });
    await keepPage(gathering, { repositoryId: repository.id, resource: "runs", items: [runItem(told)] });
    if (FAILED.has(told.conclusion ?? "")) return true;
  }
  return true;
}
