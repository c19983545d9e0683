import { expect, onTestFinished, test } from "vitest";
import { openGitHub } from "#lib/sources/github/github.ts";
import type { GitHubReader, KnownAnswer, ListPage } from "#lib/sources/github/reader.ts";
import type { Repository } from "#scripts/simulator/github/repository.ts";
import { startGitHub } from "#scripts/simulator/github/server.ts";
import { NOW, TOKEN } from "../../scripts/simulator/github/harness.ts";

const HOUR = 3600;
const DAY_MS = 86_400_000;
const BUDGET = 5000;
/** One of so many is asked, the largest and the smallest among them: rather more than their share. */
const SAMPLE = 10;

/** Reads the lists of one repository as whoever gathers does, and remembers their answers. */
async function poll(reader: GitHubReader, repository: string, known: Map<string, KnownAnswer>, now: Date) {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
  const since = before(8).slice(0, 10);
  const range = { since, until: before(-1).slice(0, 10) };
  const lists: AsyncIterable<ListPage<unknown>>[] = [
    reader.openPulls(repository, known),
    reader.closedPulls(repository, before(8), known),
    reader.runs(repository, range, known),
    reader.commits(repository, { branch: "main", since }, known),
    reader.pushes(repository, known),
  ];
  const remember = ({ answer }: ListPage<unknown>) => answer && known.set(answer.url, answer);
  remember(await reader.repository(repository, known));
  for (const list of lists) for await (const page of list) remember(page);
}

/** Asked once for each, ever: the details of a commit, the reviews of a merged request. */
function singlesOf(repository: Repository, from: number, to: number): number {
  const isIn = (at: number | null) => at !== null && at > from && at <= to;
  const merged = repository.pulls.until(to).filter(({ isMerged, closedAt }) => isMerged && isIn(closedAt));
  return merged.length + repository.history("main", to).filter(({ arrivedAt }) => isIn(arrivedAt)).length;
}

test("300 repositories of a real size: their lists fit an hour's budget at first, a fifth of it an hour later with every single question", async () => {
  const content = { kind: "sized" as const, endAt: NOW, days: 9, repositories: 300 / SAMPLE };
  const account = { id: "large", grants: [{ token: TOKEN }], content };
  const { url, control, close } = await startGitHub({ frozenAt: NOW, accounts: [account] });
  onTestFinished(close);
  const repositories = control.account("large").repositories();
  const known = new Map(repositories.map(({ fullName }) => [fullName, new Map<string, KnownAnswer>()]));
  const round = async () => {
    control.log.clear();
    const now = control.clock.now();
    const reader = openGitHub({ baseUrl: url, now: () => now.getTime() })(TOKEN, "an organisation");
    for (const [name, answers] of known) await poll(reader, name, answers, now);
    expect(reader.usage().calls).toBe(control.counted("large"));
    return control.counted("large") * SAMPLE;
  };
  expect(await round()).toBeLessThan(BUDGET);
  const before = control.now();
  control.clock.advance(HOUR);
  const singles = repositories.map((one) => singlesOf(one, before, control.now()));
  const asked = singles.reduce((sum, count) => sum + count, 0) * SAMPLE;
  expect((await round()) + asked).toBeLessThan(BUDGET / 5);
});
