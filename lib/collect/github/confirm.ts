import { listGitHubMissing } from "../../db/github.ts";
import { pullItem } from "./facts.ts";
import { type Gathering, keepPage, mayAsk, type Repository } from "./gathering.ts";
import type { Listed } from "./list.ts";

/** So many are asked for one by one in a turn: a branch that was written anew has more, which follow. */
const MOST = 50;

type Of = {
  repository: Repository;
  resource: "open_pulls" | "commits";
  since: string | null;
  listed: Listed;
};

/** What became of one: it is as the list should have said; it is kept as something else; there is none any more. */
type Fate = "there" | "kept" | "gone";

/**
 * Asks one by one for what is held and a list did not name, until one of them is there still: then the list was short.
 * Whether it was; also where more is left to be asked for.
 */
export async function confirmMissing(
  gathering: Gathering,
  of: Of,
  fateOf: (key: string) => Promise<Fate>,
): Promise<boolean> {
  const { db, held } = gathering.context;
  const { repository, resource, since, listed } = of;
  const { named, urls } = listed;
  const asked = { repositoryId: repository.id, resource, since, named, urls, limit: MOST };
  const { count, keys } = await listGitHubMissing(db, held, asked);
  const { gone, isThere } = await askEach(gathering, keys, fateOf);
  if (gone.length > 0) await keepPage(gathering, { repositoryId: repository.id, resource, items: [], gone });
  return isThere || count > keys.length;
}

/** Up to the first that is there still, for which one is taken that may not be asked for any more. */
async function askEach(
  gathering: Gathering,
  keys: readonly string[],
  fateOf: (key: string) => Promise<Fate>,
): Promise<{ gone: string[]; isThere: boolean }> {
  const gone: string[] = [];
  for (const key of keys) {
    const fate = mayAsk(gathering) ? await fateOf(key) : "there";
    if (fate === "there") return { gone, isThere: true };
    if (fate === "gone") gone.push(key);
  }
  return { gone, isThere: false };
}

/** Of a pull request that was open: one that was closed meanwhile is kept as that. */
export async function fateOfPull(
  gathering: Gathering,
  repository: Repository,
  number: number,
): Promise<Fate> {
  const pull = await gathering.reader.pull(repository.fullName, number);
  if (pull === null) return "gone";
  const items = [pullItem(gathering.people, pull)];
  await keepPage(gathering, { repositoryId: repository.id, resource: "pulls", items });
  return pull.closedAt === null ? "there" : "kept";
}
