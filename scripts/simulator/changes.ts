import { aiSignature } from "./ai-signatures.ts";
import { botChange, humanBody, subject } from "./commit-messages.ts";
import { displayName, MAIL_DOMAIN, people, type Service } from "./company.ts";
import type { Random } from "./random.ts";

export type ChangeKind = "ai" | "human" | "bot" | "unknown";

export interface Commit {
  sha: string;
  /** Epoch seconds, as all times of this module. */
  committedAt: number;
  author: { email: string; isBot: boolean };
  /** `null`: Datadog never got it. */
  message: string | null;
}

/** A pull request with its commits, or a direct push (`pull` is `null`). */
export interface Change {
  kind: ChangeKind;
  title: string;
  commits: Commit[];
  pull: { readyAt: number; approvedAt: number; mergedAt: number; hasZeroDate: boolean } | null;
}

export interface ChangeRequest {
  service: Service;
  /** The change has to be merged before. */
  beforeAt: number;
  kind: ChangeKind;
  pullNumber: number;
  /** Of the authors; Northwind Rail's unless given. */
  mailDomain?: string;
  /** A repair: written in a hurry, with this title. */
  hotfixTitle?: string;
}

/** Makes a change of the wanted kind, with messages as the tools really write them. */
export function makeChange(random: Random, request: ChangeRequest): Change {
  const isHotfix = request.hotfixTitle !== undefined;
  const mergedAt = Math.floor(request.beforeAt - random.logNormal(isHotfix ? 180 : 1500, 0.6));
  const workSeconds = isHotfix ? random.between(240, 700) : workingSeconds(random, request.kind);
  const firstAt = Math.floor(mergedAt - workSeconds);
  const readyAt = Math.floor(firstAt + workSeconds * random.between(0.25, 0.7));
  const approvedAt = Math.floor(readyAt + (mergedAt - readyAt) * random.between(0.55, 0.97));
  const title = request.hotfixTitle ?? subject(random);
  const author = random.pick(people);
  const count = request.kind === "bot" || isHotfix ? 1 : random.weighted([1, 1, 2, 3, 4], (n) => 6 / n);
  const isPush = !isHotfix && request.kind === "human" && random.chance(0.06);
  // GitHub writes the number behind the title of a squashed request only.
  const reference = count === 1 && !isPush ? ` (#${request.pullNumber})` : "";
  const commits: Commit[] = [];
  for (let index = 0; index < count; index += 1) {
    const late = random.chance(0.12) ? approvedAt : readyAt;
    const committedAt = index === 0 ? firstAt : Math.floor(random.between(firstAt, late));
    const firstLine = `${index === 0 ? title : subject(random)}${reference}`;
    commits.push(makeCommit(random, { ...request, author, committedAt, firstLine }));
  }
  const pull = { readyAt, approvedAt, mergedAt, hasZeroDate: random.chance(0.07) };
  return { kind: request.kind, title, commits, pull: isPush ? null : pull };
}

/** From the first commit to the merge: most of a day for people, less with tools, longer for a bot's forgotten bump. */
function workingSeconds(random: Random, kind: ChangeKind): number {
  const hours = kind === "bot" ? 44 : kind === "ai" ? 17 : 21;
  return Math.max(600, random.logNormal(hours * 3600, 1.15));
}

interface CommitRequest extends ChangeRequest {
  author: string;
  committedAt: number;
  firstLine: string;
}

function makeCommit(random: Random, request: CommitRequest): Commit {
  const { author, kind, committedAt, pullNumber, mailDomain = MAIL_DOMAIN } = request;
  const email = `${author}@${mailDomain}`;
  const sha = random.hex(40);
  const person = `${displayName(author)} <${email}>`;
  const lines = [request.firstLine, ...humanBody(random, person)];
  switch (kind) {
    case "bot": {
      const bot = botChange(random, pullNumber);
      return { sha, committedAt, author: { email: bot.email, isBot: true }, message: bot.message };
    }
    case "ai": {
      const work = aiSignature(random, person);
      const message = [...lines, ...work.lines].join("\n");
      return { sha, committedAt, author: work.author ?? { email, isBot: false }, message };
    }
    case "unknown":
      return { sha, committedAt, author: { email, isBot: false }, message: null };
    case "human": {
      const colleague = random.chance(0.06) ? random.pick(people) : null;
      if (colleague) lines.push("", `Co-authored-by: ${displayName(colleague)} <${colleague}@${mailDomain}>`);
      return { sha, committedAt, author: { email, isBot: false }, message: lines.join("\n") };
    }
  }
}

/** Share of a set of changes' commits that an AI tool wrote or helped with; 0 when there are none. */
export function aiFraction(changes: Change[]): number {
  const commits = changes.flatMap((change) => change.commits.map(() => change.kind === "ai"));
  return commits.length === 0 ? 0 : commits.filter(Boolean).length / commits.length;
}
