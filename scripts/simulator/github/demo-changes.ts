import { aiSignature } from "../ai-signatures.ts";
import type { Change, Commit as WorldCommit } from "../changes.ts";
import { subject } from "../commit-messages.ts";
import { people } from "../company.ts";
import { Random } from "../random.ts";
import { DAY, HOUR } from "../world-calendar.ts";
import { personOf, WEB_FLOW } from "./demo-people.ts";
import { type Ci, mergeRuns, pushRuns } from "./demo-runs.ts";
import type { Commit, Person, Pull, Push, Review } from "./facts.ts";
import { shaOf } from "./given.ts";
import type { Content } from "./repository.ts";
import { filesOf } from "./wire-commit.ts";
import { numberOf } from "./wire-rows.ts";

export interface Place {
  ci: Ci;
  mailDomain: string;
}

const REVIEW_BOT = personOf({ email: "136622811+coderabbitai[bot]@users.noreply.github.com", isBot: true });
const SHARE_OF_AI_UNTOLD = 0.4;

/** A change that was merged, or pushed, as GitHub tells it: the same commits that Datadog lists with deployments. */
export function changeContent(place: Place, pullNumber: number, change: Change): Partial<Content> {
  const { pull, commits } = change;
  const { ci } = place;
  if (!pull) return pushedContent(ci, commits);
  const random = new Random(`${ci.repository} ${pullNumber}`);
  const branch = branchOf(pullNumber, change.title);
  const author = personOf(commits[0]?.author ?? { email: `nobody@${place.mailDomain}`, isBot: false });
  const moments = commits.map(({ committedAt }) => committedAt).toSorted((a, b) => a - b);
  const createdAt = moments[0] ?? pull.readyAt;
  const headSha = commits.at(-1)?.sha ?? shaOf(branch);
  const { readyAt, mergedAt } = pull;
  const made: Pull = {
    ...{ number: pullNumber, title: change.title, author, createdAt, branch, headSha },
    ...{ closedAt: mergedAt, isMerged: true, readyAt, touchedAt: moments, mergeSha: headSha },
    // Of several commits it has those of all.
    files: commits.length === 1 ? null : commits.flatMap(({ sha }) => filesOf({ sha, files: null })),
    reviews: reviewsOf(place, random, { author, pullNumber, readyAt, approvedAt: pull.approvedAt }),
  };
  const pushed = moments.map((at, index) => ({
    ...{ branch, at, isLast: index === moments.length - 1 },
    sha: commits[index]?.sha ?? headSha,
  }));
  const runs = [
    ...pushed.flatMap((push) => pushRuns(ci, push)),
    ...mergeRuns(ci, { sha: headSha, at: mergedAt }),
  ];
  return { pulls: [made], commits: mergedCommits(ci, commits, mergedAt), runs, pushes: pushesOf(ci, made) };
}

/** Squashed or rebased: the author's date stays, the committer is GitHub at the time of the merge. */
function mergedCommits(ci: Ci, commits: WorldCommit[], mergedAt: number): Commit[] {
  const times = { committedAt: mergedAt, arrivedAt: mergedAt };
  return commits.map((commit) => ({ ...commitOf(ci, commit), ...times, committer: WEB_FLOW })).toReversed();
}

function pushedContent(ci: Ci, commits: WorldCommit[]): Partial<Content> {
  const pushed = commits.map((commit) => commitOf(ci, commit)).toReversed();
  const pushes = pushed.map(({ sha, arrivedAt, author }) =>
    pushOf(ci, { branch: ci.defaultBranch, at: arrivedAt, kind: "push", by: author, sha }),
  );
  return {
    commits: pushed,
    pushes,
    runs: pushed.flatMap(({ sha, arrivedAt }) => mergeRuns(ci, { sha, at: arrivedAt })),
  };
}

function commitOf(ci: Ci, commit: WorldCommit): Commit {
  const { sha, committedAt } = commit;
  return {
    ...{ sha, committedAt, authoredAt: committedAt, arrivedAt: committedAt },
    message: commit.message ?? untold(commit),
    author: personOf(commit.author),
    committer: null,
    parents: null,
    branch: ci.defaultBranch,
    files: null,
  };
}

/** What Datadog never got is here all the same, with or without the mark of a tool. */
function untold({ sha, author }: WorldCommit): string {
  const random = new Random(sha);
  const person = personOf(author);
  const signature = aiSignature(random, `${person.name} <${author.email}>`);
  return [subject(random), ...(random.chance(SHARE_OF_AI_UNTOLD) ? signature.lines : [])].join("\n");
}

interface ReviewsAsked {
  author: Person;
  pullNumber: number;
  readyAt: number;
  approvedAt: number;
}

function reviewsOf(place: Place, random: Random, asked: ReviewsAsked): Review[] {
  const { author, pullNumber, readyAt, approvedAt } = asked;
  const { ci, mailDomain } = place;
  const others = people.map((name) => personOf({ email: `${name}@${mailDomain}`, isBot: false }));
  const [first = author, ...rest] = others.filter(({ id }) => id !== author.id);
  const by = random.pick([first, ...rest]);
  const id = numberOf(`${ci.repository} review ${pullNumber}`);
  const review = (step: number, of: Omit<Review, "id">): Review => ({ id: id * 10 + step, ...of });
  const between = Math.floor(readyAt + (approvedAt - readyAt) * random.between(0.1, 0.8));
  return [
    ...(random.chance(0.5)
      ? [review(0, { by: REVIEW_BOT, state: "COMMENTED", at: Math.min(readyAt + 90, approvedAt) })]
      : []),
    ...(random.chance(0.35) ? [review(1, { by, state: "COMMENTED", at: between })] : []),
    review(2, { by, state: "APPROVED", at: approvedAt }),
  ];
}

function pushesOf(ci: Ci, pull: Pull): Push[] {
  const { branch, createdAt, touchedAt, author: by, headSha: sha, closedAt, number } = pull;
  const own = touchedAt
    .filter((at) => at > createdAt)
    .map((at) => pushOf(ci, { branch, at, kind: "push", by, sha }));
  const pushes = [pushOf(ci, { branch, at: createdAt, kind: "branch_creation", by, sha }), ...own];
  if (closedAt === null) return pushes;
  if (pull.isMerged)
    pushes.push(pushOf(ci, { branch: ci.defaultBranch, at: closedAt, kind: "pr_merge", by, sha }));
  const isForgotten = number % 20 === 0;
  if (!isForgotten) pushes.push(pushOf(ci, { branch, at: closedAt + 4, kind: "branch_deletion", by, sha }));
  return pushes;
}

function pushOf({ repository }: Ci, push: Omit<Push, "id">): Push {
  return { ...push, id: numberOf(`${repository} ${push.branch} ${push.at} ${push.kind}`) };
}

function branchOf(pullNumber: number, title: string): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 32);
  return `${pullNumber}-${words}`.replace(/-+$/, "");
}

/** A request that nobody merges: given up after some days, or left open for ever. */
export function abandonedContent(place: Place, pullNumber: number, at: number): Partial<Content> {
  const { ci, mailDomain } = place;
  const random = new Random(`${ci.repository} abandoned ${pullNumber}`);
  const author = personOf({ email: `${random.pick(people)}@${mailDomain}`, isBot: false });
  const createdAt = Math.floor(at - random.between(1, 9) * HOUR);
  const isLeft = random.chance(0.1);
  const title = subject(random);
  const branch = branchOf(pullNumber, title);
  const headSha = shaOf(`${ci.repository} ${branch}`);
  const closedAt = isLeft ? null : Math.floor(createdAt + random.between(1, 12) * DAY);
  const readyAt = random.chance(0.3) ? null : createdAt + 900;
  const pull = {
    number: pullNumber,
    title,
    author,
    createdAt,
    closedAt,
    isMerged: false,
    readyAt,
    branch,
    headSha,
  };
  const made: Pull = { ...pull, touchedAt: [], reviews: [], mergeSha: null, files: null };
  const runs = pushRuns(ci, { branch, sha: headSha, at: createdAt, isLast: false });
  return { pulls: [made], runs, pushes: pushesOf(ci, made) };
}

/** A rollback is followed, in one case of three, by a revert of what it took out. */
export function undoneContent(
  place: Place,
  undone: { pullNumber: number; title: string; sha: string; at: number },
): Partial<Content> {
  const { ci, mailDomain } = place;
  const { pullNumber, sha: reverted, at } = undone;
  const random = new Random(`${ci.repository} undone ${pullNumber}`);
  if (!random.chance(1 / 3)) return {};
  const title = `Revert "${undone.title}"`;
  const committedAt = Math.floor(at + random.between(4, 25) * 60);
  const message = `${title} (#${pullNumber})\n\nThis reverts commit ${reverted}.`;
  const author = { email: `${random.pick(people)}@${mailDomain}`, isBot: false };
  const commit = { sha: shaOf(`${ci.repository} revert ${pullNumber}`), committedAt, author, message };
  const mergedAt = committedAt + random.int(300, 1500);
  const pull = { readyAt: committedAt, approvedAt: mergedAt - 60, mergedAt, hasZeroDate: false };
  return changeContent(place, pullNumber, { kind: "human", title, commits: [commit], pull });
}
