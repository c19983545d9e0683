export type Tool = { tool: string; authorship: "agent" | "assistant" };

const assistant = (tool: string): Tool => ({ tool, authorship: "assistant" });
const agent = (tool: string): Tool => ({ tool, authorship: "agent" });

// Maps: a plain object would know `constructor` and `__proto__`, which anybody may call himself.

/** GitHub's app accounts, by the name before `[bot]`. Reviewing or merging apps are not here: they do not write. */
export const TOOL_ACCOUNTS = new Map<string, Tool>([
  ["copilot-swe-agent", agent("Copilot")],
  ["copilot", agent("Copilot")],
  ["github-advanced-security", assistant("Copilot")],
  ["devin-ai-integration", agent("Devin")],
  ["claude", agent("Claude")],
  ["cursor", agent("Cursor")],
  ["seer-by-sentry", agent("Seer")],
  ["google-labs-jules", agent("Jules")],
  ["chatgpt-codex-connector", agent("Codex")],
  ["openhands-agent", agent("OpenHands")],
  ["gemini-code-assist", assistant("Gemini")],
  ["amazon-q-developer", assistant("Amazon Q")],
  ["roomote", agent("Roo")],
  ["opencode-agent", agent("opencode")],
]);

/** Addresses that belong to a tool and to nobody else, whatever name is written before them. */
export const TOOL_ADDRESSES = new Map<string, Tool>([
  ["noreply@anthropic.com", assistant("Claude")],
  ["cursoragent@cursor.com", assistant("Cursor")],
  ["amp@ampcode.com", assistant("Amp")],
  ["noreply@aider.chat", assistant("aider")],
  ["aider@aider.chat", assistant("aider")],
  ["code@blackbox.ai", agent("Blackbox")],
  ["noreply@openai.com", assistant("Codex")],
  ["codex@openai.com", assistant("Codex")],
  ["chatgpt@openai.com", assistant("Codex")],
  ["no-reply@amazon.com", assistant("Amazon Q")],
  ["noreply@cline.bot", assistant("Cline")],
  ["noreply@roocode.com", assistant("Roo")],
  ["noreply@opencode.ai", assistant("opencode")],
  ["noreply@windsurf.com", assistant("Windsurf")],
  ["noreply@codeium.com", assistant("Codeium")],
  ["noreply@tabnine.com", assistant("Tabnine")],
  ["gemini-code-assist@google.com", assistant("Gemini")],
  ["copilot@github.com", assistant("Copilot")],
  ["openhands@all-hands.dev", agent("OpenHands")],
]);

/** Whole display names of tools, in lower case with spaces for dashes and underscores. */
export const TOOL_NAMES: readonly [RegExp, Tool][] = [
  [
    /^claude(?: code| ai)?(?: [\d.]+(?: .*)?| \(.*\))?$|^claude (?:opus|sonnet|haiku|fable)(?: .*)?$/,
    assistant("Claude"),
  ],
  [/^cursor(?: agent| ai)?$/, assistant("Cursor")],
  [/^amp$/, assistant("Amp")],
  [/^(?:github )?copilot$|^copilot autofix powered by ai$/, assistant("Copilot")],
  [/^copilot swe agent$/, agent("Copilot")],
  [/^(?:openai )?codex(?: cli)?$|^chatgpt(?: codex)?$/, assistant("Codex")],
  [/^devin ai(?: integration)?$/, agent("Devin")],
  [/^google labs jules$/, agent("Jules")],
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
  [/^openhands$/, agent("OpenHands")],
];

/** Tools' names that no person has, so that they count beside any address: `Claude Code`, not `Claude`. */
export const UNMISTAKABLE_NAME =
  /\b(?:code|agent|ai|github|openai|chatgpt|developer|cli|assist|integration|opencode|windsurf|codeium|tabnine)\b|\d/;

// The start of a line may be an emoji or a list mark; its length is bounded, since messages reach megabytes.
export const TOOL_LINES: readonly [RegExp, Tool, string][] = [
  [
    /^[^\w\n]{0,12}generated with \[claude code\]\(https:\/\/claude\.(?:com\/claude-code|ai\/code)[^)\s]{0,200}\)/im,
    assistant("Claude"),
    "claude_code",
  ],
  [
    /^[^\w\n]{0,12}(?:(?:link to )?devin (?:run|session)[^\w\n]{1,8})?https:\/\/app\.devin\.ai\/sessions\/\w/im,
    agent("Devin"),
    "devin_session",
  ],
  [/^[^\w\n]{0,12}https:\/\/chatgpt\.com\/codex\/tasks\/\w/im, assistant("Codex"), "codex_task"],
];
