import type { z } from "zod";
import { hashText } from "../random.ts";
import { accountNumber } from "./account-number.ts";
import type {
  commitInput,
  contentInput,
  pullInput,
  pushInput,
  repositoryInput,
  runInput,
} from "./control-input.ts";
import type { Commit, Person, Pull, Push, Run } from "./facts.ts";
import { type Content, Repository } from "./repository.ts";

type Given<Input extends z.ZodType> = z.output<Input>;
type GivenPerson = Given<typeof commitInput>["author"];

const CREATED_AT = Date.parse("2023-04-03T08:00:00Z") / 1000;

export function givenRepository(given: Given<typeof repositoryInput>): Repository {
  const [owner = "", name = ""] = given.name.split("/");
  const { defaultBranch, isPrivate, isArchived } = given;
  const id = given.id ?? hashText(given.name);
  const spec = { id, owner, name, defaultBranch, isPrivate, isArchived, createdAt: CREATED_AT };
  const repository = new Repository(spec);
  repository.add(givenContent(repository, given));
  return repository;
}

export function givenContent(repository: Repository, given: Given<typeof contentInput>): Content {
  const { defaultBranch } = repository.spec;
  return {
    pulls: given.pulls.map(givenPull),
    runs: given.runs.map((run) => givenRun(run, defaultBranch)),
    commits: given.commits.map((commit) => givenCommit(commit, defaultBranch)),
    pushes: given.pushes.map(givenPush),
  };
}

/** One login is one account, whatever the address. */
function givenPerson({ login, name, email, isBot }: GivenPerson): Person {
  const shown = name ?? login ?? "Somebody";
  const id = login === null ? null : accountNumber(login);
  return { login, id, name: shown, email: email ?? `${login ?? "somebody"}@example.com`, isBot };
}

function givenPull(given: Given<typeof pullInput>): Pull {
  const { number, createdAt, closedAt, touchedAt, isDraft, mergeSha, files } = given;
  return {
    ...{ number, createdAt, closedAt, touchedAt, mergeSha, files },
    title: given.title ?? `Change ${number}`,
    author: givenPerson(given.author),
    isMerged: closedAt !== null && given.isMerged,
    readyAt: isDraft ? null : (given.readyAt ?? createdAt),
    branch: `change-${number}`,
    headSha: shaOf(`pull ${number}`),
    reviews: given.reviews.map(({ by, at, state }, index) => ({
      id: number * 100 + index,
      by: givenPerson(by),
      ...{ at, state },
    })),
  };
}

function givenRun(given: Given<typeof runInput>, defaultBranch: string): Run {
  const { id, workflow, event, createdAt, endedAt, conclusion } = given;
  const only = { startedAt: given.startedAt ?? createdAt, endedAt, conclusion };
  return {
    ...{ id, workflow, event, createdAt },
    branch: given.branch === undefined ? defaultBranch : given.branch,
    sha: given.sha ?? shaOf(`run ${id}`),
    attempts: given.attempts ?? [only],
  };
}

function givenCommit(given: Given<typeof commitInput>, defaultBranch: string): Commit {
  const { sha, message, committedAt, parents, files } = given;
  return {
    ...{ sha, message, committedAt, parents, files },
    author: givenPerson(given.author),
    committer: given.committer === null ? null : givenPerson(given.committer),
    authoredAt: given.authoredAt ?? committedAt,
    arrivedAt: given.arrivedAt ?? committedAt,
    branch: given.branch === undefined ? defaultBranch : given.branch,
  };
}

function givenPush(given: Given<typeof pushInput>): Push {
  const { branch, at, kind } = given;
  const id = hashText(`${branch} ${at} ${kind}`);
  return { id, branch, at, kind, by: givenPerson(given.by), sha: given.sha ?? shaOf(`${branch} ${at}`) };
}

/** Forty digits of a text. */
export function shaOf(text: string): string {
  const words = Array.from({ length: 5 }, (_, index) => hashText(`${text} ${index}`));
  return words.map((word) => word.toString(16).padStart(8, "0")).join("");
}
