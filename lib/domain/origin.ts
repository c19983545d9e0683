import type { Origin } from "./events.ts";

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
  rule: string;
};

type Tool = { tool: string; authorship: "agent" | "assistant" };
type Identity = { name: string; email: string };

const assistant = (tool: string): Tool => ({ tool, authorship: "assistant" });
const agent = (tool: string): Tool => ({ tool, authorship: "agent" });

/** GitHub's app accounts, by the name before `[bot]`. Reviewing or merging apps are not here: they do not write. */
const AGENT_ACCOUNTS: Record<string, Tool> = {
  "copilot-swe-agent": agent("Copilot"),
  copilot: agent("Copilot"),
  "devin-ai-integration": agent("Devin"),
  claude: agent("Claude"),
  cursor: agent("Cursor"),
  "seer-by-sentry": agent("Seer"),
  "google-labs-jules": agent("Jules"),
  "chatgpt-codex-connector": agent("Codex"),
  "openhands-agent": agent("OpenHands"),
};

/** Addresses that belong to a tool and to nobody else. */
const TOOL_ADDRESSES: Record<string, Tool> = {
  "noreply@anthropic.com": assistant("Claude"),
  "cursoragent@cursor.com": assistant("Cursor"),
  "amp@ampcode.com": assistant("Amp"),
  "noreply@aider.chat": assistant("aider"),
  "aider@aider.chat": assistant("aider"),
  "code@blackbox.ai": agent("Blackbox"),
  "noreply@openai.com": assistant("Codex"),
  "codex@openai.com": assistant("Codex"),
  "no-reply@amazon.com": assistant("Amazon Q"),
  "noreply@cline.bot": assistant("Cline"),
  "noreply@roocode.com": assistant("Roo"),
  "noreply@opencode.ai": assistant("opencode"),
  "noreply@windsurf.com": assistant("Windsurf"),
  "noreply@codeium.com": assistant("Codeium"),
  "noreply@tabnine.com": assistant("Tabnine"),
  "gemini-code-assist@google.com": assistant("Gemini"),
};

/** Whole display names of tools, for trailers that carry no telling address. */
const TOOL_NAMES: [RegExp, Tool][] = [
  [/^claude(?: code)?(?: [\d.]+(?: .*)?| \(.*\))?$|^claude (?:opus|sonnet|haiku|fable)\b.*$/, assistant("Claude")],
  [/^cursor(?: agent)?$/, assistant("Cursor")],
  [/^amp$/, assistant("Amp")],
  [/^(?:github )?copilot$|^copilot autofix powered by ai$/, assistant("Copilot")],
  [/^(?:openai )?codex(?: cli)?$|^chatgpt$/, assistant("Codex")],
  [/^devin ai$/, agent("Devin")],
  [/^aider(?: \(.*\))?$/, assistant("aider")],
  [/^cline$/, assistant("Cline")],
  [/^roo(?: code)?$/, assistant("Roo")],
  [/^opencode$/, assistant("opencode")],
  [/^windsurf$/, assistant("Windsurf")],
  [/^codeium$/, assistant("Codeium")],
  [/^gemini(?: cli| code assist)?$/, assistant("Gemini")],
  [/^amazon q(?: developer)?$/, assistant("Amazon Q")],
  [/^tabnine$/, assistant("Tabnine")],
  [/^blackbox agent$/, agent("Blackbox")],
];

const TOOL_LINES: [RegExp, Tool, string][] = [
  [
    /^\W*generated with \[claude code\]\(https:\/\/claude\.(?:com\/claude-code|ai\/code)[^)\s]*\)\s*$/im,
    assistant("Claude"),
    "line: Generated with Claude Code",
  ],
  [/^\W*https:\/\/app\.devin\.ai\/sessions\/\S+\s*$|^(?:link to devin (?:run|session)): https:\/\/app\.devin\.ai\/sessions\/\S+/im, agent("Devin"), "line: Devin session"],
  [/^\W*https:\/\/chatgpt\.com\/codex\/tasks\/\S+\s*$/im, assistant("Codex"), "line: Codex task"],
];

const TRAILER = /^(co-authored-by|assisted-by|made-with|generated-by|generated-with)[ \t]*:[ \t]*(\S.*?)[ \t\r]*$/gim;

const BOT_NAMES = new Set([
  "langfuse-bot",
  "turbobot",
  "stepsecurity bot",
  "ci.datadog-api-spec",
  "web-flow",
  "semantic-release-bot",
  "github-actions",
  "dependabot",
  "renovate",
  "gitlab bot",
]);
const BOT_ADDRESSES = new Set(["41898282+github-actions[bot]@users.noreply.github.com", "action@github.com", "actions@github.com"]);

/**
 * Who wrote a commit, by whole identities and a few fixed lines, never by a word inside a name or prose.
 * AI beats bot (a renovate commit with a Claude trailer is AI); human needs a message that was seen.
 */
export function classifyCommit(signals: CommitSignals): OriginVerdict {
  const author = { name: signals.authorName ?? "", email: signals.authorEmail ?? "" };
  const message = signals.message ?? "";
  return (
    byAuthorTool(author) ??
    byTrailers(message) ??
    byLines(message) ??
    byBot(author, signals.isBot) ??
    (signals.message === null || message.trim() === ""
      ? { origin: "unknown", tool: null, authorship: null, rule: "no message was sent" }
      : { origin: "human", tool: null, authorship: null, rule: "message shows no tool or bot" })
  );
}

function ai(tool: Tool, rule: string): OriginVerdict {
  return { origin: "ai_assisted", ...tool, rule };
}

function byAuthorTool(author: Identity): OriginVerdict | null {
  const account = accountOf(author);
  const byAccount = account === null ? undefined : AGENT_ACCOUNTS[account];
  if (byAccount !== undefined) return ai(byAccount, `author: ${account}[bot]`);
  const byAddress = TOOL_ADDRESSES[author.email.toLowerCase()];
  // A tool that is the author acted by itself; aider and the like only assist whoever ran them.
  if (byAddress !== undefined) return ai(agentOf(byAddress), `author: ${author.email.toLowerCase()}`);
  if (isCopilotAddress(author.email)) return ai(agent("Copilot"), "author: Copilot");
  return null;
}

function agentOf(tool: Tool): Tool {
  return tool.tool === "aider" ? tool : agent(tool.tool);
}

function byTrailers(message: string): OriginVerdict | null {
  for (const [, key = "", value = ""] of message.matchAll(TRAILER)) {
    const tool = toolOfIdentity(parseIdentity(value));
    if (tool !== null) return ai(tool, `trailer: ${key.toLowerCase()}`);
  }
  return null;
}

function byLines(message: string): OriginVerdict | null {
  for (const [pattern, tool, rule] of TOOL_LINES) if (pattern.test(message)) return ai(tool, rule);
  return null;
}

function byBot(author: Identity, isBot: boolean | null): OriginVerdict | null {
  const name = author.name.trim().toLowerCase();
  const bot = (rule: string): OriginVerdict => ({ origin: "bot", tool: null, authorship: null, rule });
  if (accountOf(author) !== null) return bot("author: [bot] account");
  if (BOT_NAMES.has(name) || BOT_ADDRESSES.has(author.email.toLowerCase())) return bot("author: known bot");
  return isBot === true ? bot("Datadog: is_bot") : null;
}

/** The app account of an identity: the part before `[bot]` that ends its name or its GitHub no-reply address. */
function accountOf(identity: Identity): string | null {
  const byName = /^(.+)\[bot\]$/i.exec(identity.name.trim());
  if (byName?.[1] !== undefined) return byName[1].trim().toLowerCase();
  const byEmail = /^(?:\d+\+)?([^@+]+)\[bot\]@/i.exec(identity.email);
  return byEmail?.[1]?.toLowerCase() ?? null;
}

function isCopilotAddress(email: string): boolean {
  return /^\d+\+copilot@users\.noreply\.github\.com$/i.test(email);
}

function parseIdentity(value: string): Identity {
  const match = /^(.*?)\s*<([^<>]*)>/.exec(value);
  return match === null ? { name: value.trim(), email: "" } : { name: match[1] ?? "", email: match[2]?.trim() ?? "" };
}

function toolOfIdentity(identity: Identity): Tool | null {
  const account = accountOf(identity);
  if (account === "github-advanced-security") return assistant("Copilot");
  if (account === "gemini-code-assist") return assistant("Gemini");
  if (account !== null) return AGENT_ACCOUNTS[account] ?? null;
  const email = identity.email.toLowerCase();
  const name = identity.name.trim().toLowerCase();
  const byAddress = TOOL_ADDRESSES[email];
  if (byAddress !== undefined) return /^devin ai$/.test(name) ? agent("Devin") : byAddress;
  if (isCopilotAddress(email)) return assistant("Copilot");
  // A name alone counts only without an address, or with one that no person has.
  if (email !== "" && !isImpersonal(email)) return null;
  return TOOL_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function isImpersonal(email: string): boolean {
  return /^(?:no-?reply|bot|agent|ai)@/.test(email) || !email.includes("@") || /@(?:example\.(?:com|org)|[\w.-]+\.invalid)$/.test(email);
}
