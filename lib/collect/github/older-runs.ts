import { readAttempts } from "./attempts.ts";
import { runItem } from "./facts.ts";
import { attempt, type Gathering, type Repository } from "./gathering.ts";
import { readList } from "./list.ts";
import { coverListed, leftOf } from "./lists.ts";
import { dayBefore, firstDay, startOf } from "./since.ts";

/** The runs between the first day and those that are read at first, once, and what their last attempts leave open. */
export async function readOlderRuns(gathering: Gathering, repository: Repository): Promise<void> {
  const { now } = gathering.context;
  const { from = null } = repository.coverage.runs ?? {};
  const since = firstDay(now);
  if (from === null || from.slice(0, 10) <= since) return;
  await attempt(gathering, { repository, resource: "runs" }, async () => {
    const { answers } = await leftOf(gathering, repository);
    const known = new Map(answers.map((answer) => [answer.url, answer]));
    const range = { since, until: dayBefore(new Date(from), 1) };
    const of = { repository, resource: "runs" as const };
    const pages = gathering.reader.runs(repository.fullName, range, known);
    const listed = await readList(gathering, { ...of, item: (row) => [runItem(row)] }, pages);
    await coverListed(gathering, { ...of, from: startOf(since), to: from, listed });
  });
  await readAttempts(gathering, repository);
}
