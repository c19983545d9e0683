import type { z } from "zod";
import { people } from "../company.ts";
import { hashText, Random } from "../random.ts";
import { DAY, HOUR } from "../world-calendar.ts";
import type { sizedInput } from "./control-input.ts";
import { personOf, WEB_FLOW } from "./demo-people.ts";
import type { Commit, Pull, Push, Run } from "./facts.ts";
import { shaOf } from "./given.ts";
import { type Content, Repository } from "./repository.ts";
import { numberOf } from "./wire-rows.ts";

type Options = z.output<typeof sizedInput>;

/** Of the largest, in a week; the smallest has a nine-hundredth of it, and the one in the middle a thirtieth. */
const MOST_PULLS = 100;
const SMALLEST_PART = 1 / 900;
const SHARE_MERGED = 0.9;
const WORKFLOWS = ["checks", "lint", "types", "build", "e2e"];
/** Two pushes to each request, and its merge: fifteen runs. */
const PUSHES = 2;
/** What happens after the end of history, for who lets the clock go on. */
const AHEAD_DAYS = 2;
const MAIN = "main";

/**
 * As many repositories as wanted, of the sizes that a large organisation has: a few busy ones, and a long tail in which
 * hardly anything happens. The same options give the same content.
 */
export function sizedRepositories(owner: string, options: Options): Repository[] {
  const { repositories, endAt } = options;
  return Array.from({ length: repositories }, (_, rank) => {
    const name = `service-${String(rank).padStart(4, "0")}`;
    const createdAt = Math.floor(endAt.getTime() / 1000) - 900 * DAY;
    const id = numberOf(`${owner}/${name}`);
    const spec = { id, owner, name, defaultBranch: MAIN, isPrivate: true, isArchived: false, createdAt };
    let isMade = false;
    return new Repository(spec, function* () {
      if (isMade) return;
      isMade = true;
      yield contentOf(`${options.seed} ${name}`, weekly(rank, repositories), options);
    });
  });
}

/** Requests of a week. */
function weekly(rank: number, repositories: number): number {
  return MOST_PULLS * SMALLEST_PART ** (rank / Math.max(1, repositories - 1));
}

function contentOf(seed: string, pullsOfAWeek: number, { endAt, days }: Options): Content {
  const random = new Random(seed);
  const end = Math.floor(endAt.getTime() / 1000);
  const seconds = (days + AHEAD_DAYS) * DAY;
  const count = Math.round((pullsOfAWeek * seconds) / (7 * DAY) + random.between(-0.5, 0.5));
  const starts = Array.from({ length: count }, () => Math.floor(end - days * DAY + random.next() * seconds));
  const content: Content = { pulls: [], runs: [], commits: [], pushes: [] };
  for (const [index, createdAt] of starts.toSorted((a, b) => a - b).entries())
    addRequest(content, random, { number: index + 1, createdAt, seed });
  return content;
}

interface Request {
  number: number;
  createdAt: number;
  seed: string;
}

function addRequest(content: Content, random: Random, request: Request): void {
  const { number, createdAt, seed } = request;
  const author = personOf({ email: `${random.pick(people)}@example.com`, isBot: false });
  const by = personOf({ email: `${random.pick(people)}@example.com`, isBot: false });
  const closedAt = Math.floor(createdAt + random.logNormal(9 * HOUR, 1.1));
  const isMerged = random.chance(SHARE_MERGED);
  const [branch, headSha, title] = [`change-${number}`, shaOf(`${seed} ${number}`), `feat: part ${number}`];
  const touchedAt = [Math.floor(createdAt + (closedAt - createdAt) * random.next())];
  const reviews = [{ id: numberOf(`${seed} ${number}`), by, state: "APPROVED" as const, at: closedAt - 60 }];
  const pull: Pull = {
    number,
    title,
    author,
    createdAt,
    closedAt,
    isMerged,
    readyAt: createdAt,
    touchedAt,
    branch,
    headSha,
    mergeSha: isMerged ? headSha : null,
    files: null,
    reviews,
  };
  content.pulls.push(pull);
  content.pushes.push(...pushesOf(pull, seed));
  for (const at of [createdAt, ...touchedAt].slice(0, PUSHES))
    content.runs.push(...runsOf(random, { at, branch, sha: headSha, event: "pull_request", number }));
  if (!isMerged) return;
  content.commits.push(commitOf(pull));
  content.runs.push(...runsOf(random, { at: closedAt, branch: MAIN, sha: headSha, event: "push", number }));
}

function commitOf({ headSha, title, number, author, createdAt, closedAt }: Pull): Commit {
  const at = closedAt ?? createdAt;
  const times = { authoredAt: createdAt, committedAt: at, arrivedAt: at };
  const made = { author, committer: WEB_FLOW, parents: null, branch: MAIN, files: null };
  return { sha: headSha, message: `${title} (#${number})`, ...times, ...made };
}

function pushesOf(pull: Pull, seed: string): Push[] {
  const { branch, createdAt, closedAt, headSha: sha, author: by, isMerged } = pull;
  const push = (kind: Push["kind"], at: number, name = branch): Push => ({
    ...{ kind, at, branch: name, by, sha },
    id: numberOf(`${seed} ${name} ${kind} ${at}`),
  });
  const end = closedAt ?? createdAt;
  const merged = isMerged ? [push("pr_merge", end, MAIN)] : [];
  return [push("branch_creation", createdAt), ...merged, push("branch_deletion", end + 4)];
}

type Ended = { startedAt: number; endedAt: number; conclusion: string };

interface Trigger {
  at: number;
  branch: string;
  sha: string;
  event: string;
  number: number;
}

function runsOf(random: Random, { at, number, ...of }: Trigger): Run[] {
  return WORKFLOWS.map((workflow, index) => {
    const startedAt = at + random.int(2, 30);
    const conclusion = random.chance(0.05) ? "failure" : random.chance(0.03) ? "cancelled" : "success";
    const attempt = { startedAt, endedAt: startedAt + Math.round(random.logNormal(200, 0.6)), conclusion };
    const id = at * 100_000 + ((number * WORKFLOWS.length + index) % 100_000);
    return { ...of, id, workflow, createdAt: at, attempts: [attempt, ...againOf(id, attempt)] };
  });
}

/** One of four that failed is run again a quarter of an hour later, and passes. */
function againOf(id: number, { startedAt, endedAt, conclusion }: Ended): Ended[] {
  const isAgain = conclusion === "failure" && hashText(String(id)) % 4 === 0;
  const at = endedAt + 900;
  return isAgain ? [{ startedAt: at, endedAt: at + endedAt - startedAt, conclusion: "success" }] : [];
}
