import type { Random } from "./random.ts";

/** How one tool signs its work. `author` replaces the person where the tool committed by itself. */
interface Signature {
  weight: number;
  author?: { email: string; isBot: boolean };
  lines: (random: Random, person: string) => string[];
}

const CLAUDE_NAMES: readonly [string, ...string[]] = [
  "Claude",
  "Claude",
  "Claude Opus 4.8 (1M context)",
  "Claude Opus 4.5",
  "Claude Sonnet 4.6",
  "Claude Fable 5",
  "Claude Code 2.1.63",
];

const COPILOT_IDS: readonly [string, ...string[]] = ["175728472", "198982749", "223556219"];

function trailer(identity: string): Signature["lines"] {
  return () => ["", `Co-authored-by: ${identity}`];
}

function claudeTrailer(random: Random): string {
  return `Co-Authored-By: ${random.pick(CLAUDE_NAMES)} <noreply@anthropic.com>`;
}

const SIGNATURES: readonly [Signature, ...Signature[]] = [
  { weight: 26, lines: (random) => ["", claudeTrailer(random)] },
  {
    weight: 13,
    lines: (random) => [
      "",
      "🤖 Generated with [Claude Code](https://claude.com/claude-code)",
      "",
      claudeTrailer(random),
    ],
  },
  { weight: 2, lines: () => ["", "Assisted-by: Claude Code <noreply@anthropic.com>"] },
  {
    weight: 3,
    author: { email: "209825114+claude[bot]@users.noreply.github.com", isBot: true },
    lines: (_, person) => ["", `Co-authored-by: ${person}`],
  },
  { weight: 13, lines: trailer("Cursor <cursoragent@cursor.com>") },
  { weight: 5, lines: trailer("Cursor Agent <cursoragent@cursor.com>") },
  { weight: 3, lines: () => ["", "Made-with: Cursor"] },
  {
    weight: 1,
    author: { email: "206951365+cursor[bot]@users.noreply.github.com", isBot: true },
    lines: (_, person) => ["", `Co-authored-by: ${person}`],
  },
  {
    weight: 10,
    lines: (random) => [
      "",
      `Co-authored-by: Copilot <${random.pick(COPILOT_IDS)}+Copilot@users.noreply.github.com>`,
    ],
  },
  {
    weight: 2,
    lines: trailer(
      "Copilot Autofix powered by AI <62310815+github-advanced-security[bot]@users.noreply.github.com>",
    ),
  },
  {
    weight: 5,
    author: { email: "198982749+Copilot@users.noreply.github.com", isBot: true },
    lines: (_, person) => [
      "",
      "Co-authored-by: copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>",
      `Co-authored-by: ${person}`,
    ],
  },
  { weight: 6, lines: (random) => ["", `https://chatgpt.com/codex/tasks/task_e_${random.hex(32)}`] },
  { weight: 2, lines: trailer("Codex <codex@openai.com>") },
  {
    weight: 5,
    author: { email: "158243242+devin-ai-integration[bot]@users.noreply.github.com", isBot: true },
    lines: (random, person) => [
      "",
      `Link to Devin run: https://app.devin.ai/sessions/${random.hex(32)}`,
      `Requested by: ${person}`,
    ],
  },
  {
    weight: 1,
    lines: trailer("Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>"),
  },
  { weight: 2, lines: trailer("Amp <amp@ampcode.com>") },
  { weight: 1, lines: trailer("aider (claude-sonnet-4-6) <noreply@aider.chat>") },
];

export interface SignedWork {
  /** `null`: the person committed, with help. */
  author: { email: string; isBot: boolean } | null;
  lines: string[];
}

/** The marks one AI tool leaves in a commit, chosen by how often each was seen in public histories. */
export function aiSignature(random: Random, person: string): SignedWork {
  const { author, lines } = random.weighted(SIGNATURES, (signature) => signature.weight);
  return { author: author ?? null, lines: lines(random, person) };
}
