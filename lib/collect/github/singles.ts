import { missing } from "../../domain/catalogue/snapshot.ts";
import { detailsItem, reviewItem } from "./facts.ts";
import { attempt, cover, type Gathering, keepPage, mayAsk, type Repository } from "./gathering.ts";
import { leftOf } from "./lists.ts";

/** Reviews of merged pull requests, each asked for once ever. */
export async function readReviews(gathering: Gathering, repository: Repository): Promise<void> {
  const { reader, people } = gathering;
  const { reviews } = await leftOf(gathering, repository);
  await readEach(gathering, { repository, resource: "reviews", left: reviews }, async (pull) => {
    const told = await reader.reviews(repository.fullName, pull.number);
    const items = [reviewItem(people, pull, told)];
    await keepPage(gathering, { repositoryId: repository.id, resource: "reviews", items });
  });
}

/** Lines and files of commits, which never change: each is asked for once ever. */
export async function readDetails(gathering: Gathering, repository: Repository): Promise<void> {
  const { details } = await leftOf(gathering, repository);
  await readEach(gathering, { repository, resource: "details", left: details }, async (sha) => {
    const items = [detailsItem(sha, await gathering.reader.commit(repository.fullName, sha))];
    await keepPage(gathering, { repositoryId: repository.id, resource: "details", items });
  });
}

type Of<T> = {
  repository: Repository;
  resource: "reviews" | "details";
  left: { count: number; items: readonly T[] };
};

/** One that is not to be had keeps none of the others; what is not read is left over. */
async function readEach<T>(
  gathering: Gathering,
  { repository, resource, left }: Of<T>,
  act: (item: T) => Promise<void>,
): Promise<void> {
  let read = 0;
  let failed = 0;
  for (const item of left.items) {
    if (!mayAsk(gathering) || failed > MOST_FAILED) break;
    const isRead = await attempt(gathering, { repository, resource }, () => act(item).then(() => true));
    if (isRead === true) read += 1;
    else failed += 1;
  }
  gathering.isMore ||= read > 0 && left.count > left.items.length;
  const problem = failed === 0 ? null : missing("not_all_read", { read, of: left.count });
  await cover(gathering, { repository, resource, problem, leftOver: left.count - read });
}

/** Where this many are refused or fail, so would the rest. */
const MOST_FAILED = 3;
