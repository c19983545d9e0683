import { listGitHubMissing } from "../../db/github.ts";
import type { PullFacts } from "../../sources/github/reader.ts";
import { pullItem } from "./facts.ts";
import { type Gathering, keepPage, mayAsk, type Repository } from "./gathering.ts";
import type { Listed } from "./list.ts";

/** So many are asked for one by one in a turn: a branch that was written anew has more, which follow. */
const MOST = 50;

type Of = {
  repository: Repository;
  resource: "open_pulls" | "pulls" | "commits";
  since: string | null;
  listed: Listed;
};

/** What became of one: it is as the list should have said; it is kept as something else; there is none any more. */
type Fate = "there" | "kept" | "gone";

/**
 * A list that was read to its end, short where it held less than there is. What is held and was not named by it is asked
 * for one by one, until one is there still; where no more may be asked, nothing is known of the list yet, and it is short
 * where more is left than one turn asks for.
 */
export async function confirmed(
  gathering: Gathering,
  { repository, resource, since, listed }: Of,
  fateOf: (key: string) => Promise<Fate>,
): Promise<Listed> {
  // Of what is odd nothing is known, so that nothing else is missed beside it.
  if (listed.isShort || !listed.isWhole || listed.odd.rows > 0) return listed;
  const { db, held } = gathering.context;
  const { named, urls } = listed;
  const asked = { repositoryId: repository.id, resource, since, named, urls, limit: MOST };
  const { count, keys } = await listGitHubMissing(db, held, asked);
  const { gone, end } = await askEach(gathering, keys, fateOf);
  if (gone.length > 0) await keepPage(gathering, { repositoryId: repository.id, resource, items: [], gone });
  if (end === "stopped") return { ...listed, isWhole: false };
  return { ...listed, isShort: end === "there" || count > keys.length };
}

type Asked = { gone: string[]; end: "all" | "there" | "stopped" };

/** Up to the first that is there still. */
async function askEach(
  gathering: Gathering,
  keys: readonly string[],
  fateOf: (key: string) => Promise<Fate>,
): Promise<Asked> {
  const gone: string[] = [];
  for (const key of keys) {
    if (!mayAsk(gathering)) return { gone, end: "stopped" };
    const fate = await fateOf(key);
    if (fate === "there") return { gone, end: "there" };
    if (fate === "gone") gone.push(key);
  }
  return { gone, end: "all" };
}

type Missed = { repository: Repository; number: number; isOfList: (pull: PullFacts) => boolean };

/** Of a pull request that a list did not name: one that has left the list is kept as what it is. */
export async function fateOfPull(
  gathering: Gathering,
  { repository, number, isOfList }: Missed,
): Promise<Fate> {
  const pull = await gathering.reader.pull(repository.fullName, number);
  if (pull === null) return "gone";
  const items = [pullItem(gathering.people, pull)];
  await keepPage(gathering, { repositoryId: repository.id, resource: "pulls", items });
  return isOfList(pull) ? "there" : "kept";
}
