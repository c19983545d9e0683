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
  ["antigravity@google.com", assistant("Antigravity")],
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
  [/^(?:openai )?codex(?: cli)?(?: .*\d.*)?$|^chatgpt(?: codex)?$/, assistant("Codex")],
  [/^devin ai(?: integration)?$/, agent("Devin")],
  [/^google labs jules$/, agent("Jules")],
  [/^aider(?: \(.*\))?$/, assistant("aider")],
  [/^cline$/, assistant("Cline")],
  [/^roo(?: code)?$/, assistant("Roo")],
  [/^opencode$/, assistant("opencode")],
  [/^windsurf$/, assistant("Windsurf")],
  [/^codeium$/, assistant("Codeium")],
  [/^gemini(?: cli| code assist)?(?: [\d.]+(?: .*)?)?$/, assistant("Gemini")],
  [/^amazon q(?: developer)?$/, assistant("Amazon Q")],
  [/^tabnine$/, assistant("Tabnine")],
  [/^blackbox agent$/, agent("Blackbox")],
  [/^openhands$/, agent("OpenHands")],
  [/^(?:google )?antigravity$/, assistant("Antigravity")],
  [/^kimi (?:code|cli)(?: cli)?$/, assistant("Kimi")],
  [/^claude flow$/, assistant("claude-flow")],
  [/^mintlify agent$/, agent("Mintlify")],
];

/** How a name begins where it can only be a tool's: behind `Assisted-by` and its like, without a person's address. */
export const STATED_NAMES: readonly [RegExp, Tool][] = [
  [/^claude flow\b/, assistant("claude-flow")],
  [/^claude\b/, assistant("Claude")],
  [/^(?:github )?copilot\b/, assistant("Copilot")],
  [/^(?:openai )?codex\b|^chatgpt\b/, assistant("Codex")],
  [/^cursor\b/, assistant("Cursor")],
  [/^(?:google )?gemini\b/, assistant("Gemini")],
  [/^(?:google )?antigravity\b/, assistant("Antigravity")],
  [/^kimi\b/, assistant("Kimi")],
  [/^devin\b/, agent("Devin")],
  [/^(?:google )?jules\b/, agent("Jules")],
  [/^aider\b/, assistant("aider")],
  [/^opencode\b/, assistant("opencode")],
  [/^windsurf\b/, assistant("Windsurf")],
  [/^amazon q\b/, assistant("Amazon Q")],
];

/**
 * Models, which tools are run with: a tool that is named beside one goes before it. Alone, one counts as its maker's
 * tool of the same name; null where there is none.
 */
export const MODELS: readonly [RegExp, string | null][] = [
  [/^claude (?:opus|sonnet|haiku|fable|instant|v?\d)|^(?:opus|sonnet|haiku) \d/, "Claude"],
  [/^gemini (?:\d|pro|flash|ultra|nano)/, "Gemini"],
  [/^kimi k\d/, "Kimi"],
  [/^(?:chatgpt|gpt|grok|qwen|deepseek|llama|mistral|codestral|devstral|glm|gemma) ?\d|^o\d\b/, null],
];

/** What stands behind `Assisted-by` and its like where there was no help. */
export const DENIALS =
  /^(?:none|no|n\/a|na|nil|nothing|nobody|no one|no ai|no llm|false|hand|human|humans|love)$/;

/** Programs behind `Generated-by` that write by rule: their output is no AI's. */
export const GENERATORS =
  /\b(?:generator|codegen|protoc|buf|openapi|swagger|sqlc|graphql|prisma|terraform|script|make|cargo|npm)\b/;

/** Tools' names that no person has, so that they count beside any address: `Claude Code`, not `Claude`. */
export const UNMISTAKABLE_NAME =
  /\b(?:code|agent|ai|github|openai|chatgpt|developer|cli|assist|integration|opencode|windsurf|codeium|tabnine|antigravity|flow)\b|\d/;

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
