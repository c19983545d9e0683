import type { Commit, Origin } from "../sync/events.ts";
import { TOOL_LINES } from "./ai-tools.ts";
import { accountOf, type Identity, RUNS_AIDER, toolOfIdentity } from "./identity.ts";
import { textForRules } from "./kept-message.ts";
import { type OriginRule, saidRule } from "./rules.ts";
import { type Helper, helperOf, trailersOf } from "./trailers.ts";

export type CommitSignals = {
  /** The whole message or, with `trailers`, what is kept of it; null when it was not sent. */
  message: string | null;
  trailers?: readonly string[];
  authorName: string | null;
  authorEmail: string | null;
  /** Datadog's own mark; null when absent. */
  isBot: boolean | null;
};

export type OriginVerdict = {
  origin: Origin;
  tool: string | null;
  authorship: "agent" | "assistant" | null;
  rule: OriginRule;
};

const BOT_NAMES = new Set([
  "bot",
  "turbobot",
  "stepsecurity bot",
  "gitlab bot",
  "crowdin bot",
  "renovate bot",
  "ci.datadog-api-spec",
  "web-flow",
  "github-actions",
  "github actions",
  "dependabot",
  "renovate",
  "jenkins",
  "jenkins ci",
  "jenkins-ci",
  "travis ci",
  "travis-ci",
  "circleci",
  "circle ci",
  "mergify",
  "codecov",
  "codecov-io",
  "greenkeeper",
  "github-merge-queue",
  "github merge queue",
]);
const BOT_ADDRESSES = new Set([
  "action@github.com",
  "actions@github.com",
  "github-actions@github.com",
  // Commits made in GitHub's web interface by GitHub itself: web-flow.
  "noreply@github.com",
]);

/** What a source sent of a commit, as rules read it. */
export function signalsOf(commit: Commit): CommitSignals {
  const { message, trailers, authorName, authorEmail, rawAuthorEmail, isBot } = commit;
  return { message, trailers, authorName, authorEmail: rawAuthorEmail ?? authorEmail, isBot };
}

/**
 * Who wrote a commit, by whole identities and a few fixed lines, never by a word inside a name or prose.
 * AI beats bot (a renovate commit with a Claude trailer is AI); human needs a message that was seen.
 */
export function classifyCommit(signals: CommitSignals): OriginVerdict {
  const author = { name: signals.authorName?.trim() ?? "", email: signals.authorEmail?.trim() ?? "" };
  const evidence = textForRules(signals);
  return (
    byAuthorTool(author) ??
    byTrailers(evidence) ??
    byLines(evidence) ??
    byBot(author, signals.isBot) ??
    ((signals.message ?? "").trim() === ""
      ? { origin: "unknown", tool: null, authorship: null, rule: saidRule("no_message") }
      : { origin: "human", tool: null, authorship: null, rule: saidRule("no_sign") })
  );
}

function ai(tool: Helper, rule: OriginRule): OriginVerdict {
  return { origin: "ai_assisted", tool: tool.tool, authorship: tool.authorship, rule };
}

function byAuthorTool(author: Identity): OriginVerdict | null {
  const tool = toolOfIdentity(author);
  if (tool === null) return null;
  const account = accountOf(author);
  if (account === null && RUNS_AIDER.test(author.name))
    return ai(tool, saidRule("author_tool", { author: "(aider)" }));
  const rule = saidRule("author_tool", { author: toldAuthor(author, account) });
  // A tool that is the author acted by itself; aider only assists whoever runs it.
  return ai(tool.tool === "aider" ? tool : { ...tool, authorship: "agent" }, rule);
}

/** By what the tool is told: everybody reads it, so of an address only the tool's own. */
function toldAuthor({ name, email }: Identity, account: string | null): string {
  if (account !== null) return `${account}[bot]`;
  return toolOfIdentity({ name: "", email }) === null ? name : email.toLowerCase();
}

function byTrailers(message: string): OriginVerdict | null {
  for (const trailer of trailersOf(message)) {
    const helper = helperOf(trailer);
    if (helper !== null) return ai(helper, saidRule("trailer", { trailer: trailer.key }));
  }
  return null;
}

function byLines(message: string): OriginVerdict | null {
  for (const [pattern, tool, line] of TOOL_LINES)
    if (pattern.test(message)) return ai(tool, saidRule("tool_line", { line }));
  return null;
}

function byBot(author: Identity, isBot: boolean | null): OriginVerdict | null {
  const name = author.name.toLowerCase();
  const email = author.email.toLowerCase();
  const bot = (rule: OriginRule): OriginVerdict => ({ origin: "bot", tool: null, authorship: null, rule });
  if (accountOf(author) !== null) return bot(saidRule("bot_account"));
  if ((BOT_NAMES.has(name) && !isPersons(email, name)) || BOT_ADDRESSES.has(email))
    return bot(saidRule("known_bot"));
  // Logins of machines, as in langfuse-bot and svc-deploy. One word: people are called Bot, too.
  if (/^\S+[-_]bot$|^svc[-_]\S+$/.test(name)) return bot(saidRule("machine_account"));
  if (/^(?:[^@+]+[-_])?bot@|^svc[-_][^@]+@/.test(email)) return bot(saidRule("machine_account"));
  return isBot === true ? bot(saidRule("marked_as_bot")) : null;
}

/** People are called Jenkins, too, and some write nothing else as their name: k.jenkins@, katherine.jenkins@. */
function isPersons(email: string, name: string): boolean {
  return /^(?:[a-z]+\.|[a-z])([a-z]+)@/.exec(email)?.[1] === name;
}
