import type { GitHubLeft, Items } from "../../db/github.ts";
import { missing } from "../../domain/catalogue/snapshot.ts";
import { type CommitDetails, MOST_TOGETHER, type Review } from "../../sources/github/reader.ts";
import { SourceError } from "../../sources/source.ts";
import { detailsItem, reviewItem } from "./facts.ts";
import {
  attempt,
  cover,
  type Gathering,
  isStoppedBy,
  isTokens,
  keepPage,
  mayAsk,
  type Repository,
} from "./gathering.ts";
import { leftOf } from "./lists.ts";

/** Of one repository in a turn, of those that have to be asked for by themselves: the others come to theirs. */
const MOST_ALONE = 200;
/** Where this many are refused or fail, so would the rest. */
const MOST_FAILED = 3;

/** A kind of single questions: what is asked, how of many in one and of one by itself, and what is kept of it. */
type Kind<T, Told, R extends "reviews" | "details"> = {
  resource: R;
  most: number;
  together: (asked: readonly { repository: string; item: T }[]) => Promise<(Told | null)[]>;
  alone: (repository: string, item: T) => Promise<Told>;
  kept: (item: T, told: Told) => Items[R];
};

/** What is left of one repository: how much there is, what this turn asks for, and how it went. */
type Pile<T> = { repository: Repository; count: number; unread: Set<T>; read: number; failed: number };

/** Reviews of merged pull requests, lines and files of commits, which never change: each is asked for once ever. */
export async function readSingles(gathering: Gathering, repositories: readonly Repository[]): Promise<void> {
  if (!mayAsk(gathering)) return;
  const left: { repository: Repository; of: GitHubLeft }[] = [];
  for (const repository of repositories) left.push({ repository, of: await leftOf(gathering, repository) });
  const reviews = left.map(({ repository, of }) => pileOf(repository, of.reviews));
  await readKind(gathering, reviewsBy(gathering), reviews);
  const details = left.map(({ repository, of }) => pileOf(repository, of.details));
  await readKind(gathering, detailsBy(gathering), details);
}

type Pull = GitHubLeft["reviews"]["items"][number];

function reviewsBy({ reader, people }: Gathering): Kind<Pull, Review[], "reviews"> {
  return {
    resource: "reviews",
    most: MOST_TOGETHER.reviews,
    together: (asked) =>
      reader.reviewsOf(asked.map(({ repository, item: { number } }) => ({ repository, number }))),
    alone: (repository, { number }) => reader.reviews(repository, number),
    kept: (pull, reviews) => reviewItem(people, pull, reviews),
  };
}

function detailsBy({ reader }: Gathering): Kind<string, CommitDetails, "details"> {
  return {
    resource: "details",
    most: MOST_TOGETHER.details,
    together: (asked) => reader.detailsOf(asked.map(({ repository, item: sha }) => ({ repository, sha }))),
    alone: (repository, sha) => reader.commit(repository, sha),
    kept: detailsItem,
  };
}

function pileOf<T>(
  repository: Repository,
  { count, items }: { count: number; items: readonly T[] },
): Pile<T> {
  return { repository, count, unread: new Set(items), read: 0, failed: 0 };
}

/** What cannot be told of many in one is asked for by itself; what is not read is left over. */
async function readKind<T, Told, R extends "reviews" | "details">(
  gathering: Gathering,
  kind: Kind<T, Told, R>,
  piles: readonly Pile<T>[],
): Promise<void> {
  const asked = piles.flatMap((pile) => [...pile.unread].map((item) => ({ pile, item })));
  for (let at = 0; at < asked.length && !gathering.asksAlone && mayAsk(gathering); at += kind.most)
    await readTogether(gathering, kind, asked.slice(at, at + kind.most));
  for (const pile of piles) await readAlone(gathering, kind, pile);
  for (const pile of piles) await coverPile(gathering, kind.resource, pile);
}

async function readTogether<T, Told, R extends "reviews" | "details">(
  gathering: Gathering,
  kind: Kind<T, Told, R>,
  asked: readonly { pile: Pile<T>; item: T }[],
): Promise<void> {
  const told = await askTogether(gathering, kind, asked);
  const answered = asked.flatMap(({ pile, item }, index) => {
    const answer = told[index] ?? null;
    return answer === null ? [] : [{ pile, item, kept: kind.kept(item, answer) }];
  });
  for (const [pile, some] of Map.groupBy(answered, (one) => one.pile)) {
    await keepItems(
      gathering,
      { pile, resource: kind.resource },
      some.map(({ kept }) => kept),
    );
    for (const { item } of some) pile.unread.delete(item);
    pile.read += some.length;
  }
}

function keepItems<T, R extends "reviews" | "details">(
  gathering: Gathering,
  { pile, resource }: { pile: Pile<T>; resource: R },
  items: Items[R][],
): Promise<number> {
  return keepPage(gathering, { repositoryId: pile.repository.id, resource, items });
}

/** Nothing where GitHub does not answer: asked for by itself, each tells why. */
async function askTogether<T, Told, R extends "reviews" | "details">(
  gathering: Gathering,
  kind: Kind<T, Told, R>,
  asked: readonly { pile: Pile<T>; item: T }[],
): Promise<(Told | null)[]> {
  try {
    return await kind.together(
      asked.map(({ pile, item }) => ({ repository: pile.repository.fullName, item })),
    );
  } catch (error) {
    if (!(error instanceof SourceError) || isTokens(error)) throw error;
    if (!isStoppedBy(gathering, error)) gathering.asksAlone ||= error.kind === "refused";
    return [];
  }
}

/** One that is not to be had keeps none of the others. */
async function readAlone<T, Told, R extends "reviews" | "details">(
  gathering: Gathering,
  { resource, alone, kept }: Kind<T, Told, R>,
  pile: Pile<T>,
): Promise<void> {
  const { repository } = pile;
  for (const item of [...pile.unread].slice(0, MOST_ALONE)) {
    if (!mayAsk(gathering) || pile.failed > MOST_FAILED) return;
    const isRead = await attempt(gathering, { repository, resource }, async () => {
      const told = await alone(repository.fullName, item);
      await keepItems(gathering, { pile, resource }, [kept(item, told)]);
      return true;
    });
    if (isRead === true) pile.read += 1;
    else pile.failed += 1;
  }
}

async function coverPile<T>(
  gathering: Gathering,
  resource: "reviews" | "details",
  { repository, count, read, failed }: Pile<T>,
): Promise<void> {
  gathering.isMore ||= read > 0 && failed <= MOST_FAILED && read + failed < count;
  const problem = failed === 0 ? null : missing("not_all_read", { read, of: count });
  await cover(gathering, { repository, resource, problem, leftOver: count - read });
}
