import type { Origin } from "../sync/events.ts";
import {
  TOOL_ACCOUNTS,
  TOOL_ADDRESSES,
  TOOL_LINES,
  TOOL_NAMES,
  type Tool,
  UNMISTAKABLE_NAME,
} from "./ai-tools.ts";
import { type OriginRule, saidRule } from "./rules.ts";

export type CommitSignals = {
  /** The whole message; null when it was not sent. */
  message: string | null;
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

type Identity = { name: string; email: string };

const TRAILER = /^(co-authored-by|assisted-by|made-with|generated-by|generated-with)[ \t]*:(.*)$/gim;
const LONGEST_TRAILER = 400;

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
/** How aider marks whoever runs it. */
const RUNS_AIDER = / \(aider\)$/i;
const BOT_ADDRESSES = new Set([
  "action@github.com",
  "actions@github.com",
  "github-actions@github.com",
  // Commits made in GitHub's web interface by GitHub itself: web-flow.
  "noreply@github.com",
]);

/**
 * Who wrote a commit, by whole identities and a few fixed lines, never by a word inside a name or prose.
 * AI beats bot (a renovate commit with a Claude trailer is AI); human needs a message that was seen.
 */
export function classifyCommit(signals: CommitSignals): OriginVerdict {
  const author = { name: signals.authorName?.trim() ?? "", email: signals.authorEmail?.trim() ?? "" };
  const message = signals.message ?? "";
  return (
    byAuthorTool(author) ??
    byTrailers(message) ??
    byLines(message) ??
    byBot(author, signals.isBot) ??
    (message.trim() === ""
      ? { origin: "unknown", tool: null, authorship: null, rule: saidRule("no_message") }
      : { origin: "human", tool: null, authorship: null, rule: saidRule("no_sign") })
  );
}

function ai(tool: Tool, rule: OriginRule): OriginVerdict {
  return { origin: "ai_assisted", tool: tool.tool, authorship: tool.authorship, rule };
}

function byAuthorTool(author: Identity): OriginVerdict | null {
  const tool = toolOfIdentity(author);
  if (tool === null) return null;
  const account = accountOf(author);
  if (account === null && RUNS_AIDER.test(author.name))
    return ai(tool, saidRule("author_tool", { author: "(aider)" }));
  const told = account === null ? author.email.toLowerCase() || author.name : `${account}[bot]`;
  const rule = saidRule("author_tool", { author: told });
  // A tool that is the author acted by itself; aider only assists whoever runs it.
  return ai(tool.tool === "aider" ? tool : { ...tool, authorship: "agent" }, rule);
}

function byTrailers(message: string): OriginVerdict | null {
  for (const [, key = "", value = ""] of message.matchAll(TRAILER)) {
    const isPerson = key.toLowerCase() === "co-authored-by";
    const read = value.slice(0, LONGEST_TRAILER);
    for (const identity of isPerson ? parseIdentities(read) : [parseTool(read)]) {
      const tool = toolOfIdentity(identity);
      if (tool !== null) return ai(tool, saidRule("trailer", { trailer: key.toLowerCase() }));
    }
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

/** The app account of an identity: the part before `[bot]` that ends its name or its GitHub no-reply address. */
function accountOf(identity: Identity): string | null {
  const byName = /^(.+)\[bot\]$/i.exec(identity.name);
  if (byName?.[1] !== undefined) return byName[1].trim().toLowerCase();
  const byEmail = /^(?:\d+\+)?([^@+]+)\[bot\]@/i.exec(identity.email);
  return byEmail?.[1]?.toLowerCase() ?? null;
}

/** Each `Name <address>` of a trailer; without an address the whole of it is a name. */
function parseIdentities(value: string): Identity[] {
  const identities = [...value.matchAll(/([^<>]*)<([^<>]*)>/g)].map(([, name = "", email = ""]) => ({
    name: name.replace(/^[\s,;&]+/, "").trim(),
    email: email.trim(),
  }));
  return identities.length > 0 ? identities : [{ name: value.trim(), email: "" }];
}

/** What `Assisted-by` and its like name: a tool, perhaps with its model (`Claude:claude-opus-4`) and more words. */
function parseTool(value: string): Identity {
  const [identity] = parseIdentities(value);
  const name = /^[^<(:,;[]*/.exec(value.trim())?.[0].trim() ?? "";
  return { name, email: identity?.email ?? "" };
}

/** The tool whose whole identity this is: an account, an address of its own, or a name that no person has there. */
function toolOfIdentity(identity: Identity): Tool | null {
  const account = accountOf(identity);
  if (account !== null) return TOOL_ACCOUNTS.get(account) ?? null;
  if (RUNS_AIDER.test(identity.name)) return { tool: "aider", authorship: "assistant" };
  const email = identity.email.toLowerCase();
  const name = identity.name.toLowerCase().replace(/[-_\s]+/g, " ");
  const byAddress = TOOL_ADDRESSES.get(email);
  if (byAddress !== undefined) return byAddress;
  if (isCopilotAddress(email)) return { tool: "Copilot", authorship: "assistant" };
  if (email !== "" && !isImpersonal(email) && !UNMISTAKABLE_NAME.test(name)) return null;
  return TOOL_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function isCopilotAddress(email: string): boolean {
  return /^(?:\d+\+)?copilot@users\.noreply\.github\.com$/.test(email);
}

function isImpersonal(email: string): boolean {
  return (
    /^(?:no-?reply|bot|agent|ai)@/.test(email) ||
    !email.includes("@") ||
    /@(?:example\.(?:com|org)|[\w.-]+\.invalid)$/.test(email)
  );
}
