import { describe, expect, test } from "vitest";
import { classifyCommit, type OriginVerdict } from "#lib/domain/origin/origin.ts";
import { loadEvents } from "#scripts/simulator/load.ts";
import { HISTORIES } from "#tests/support/history.ts";

type WireCommit = { sha: string; message: string; author: { name: string; email: string; is_bot: boolean } };

function commitsOf(path: string): WireCommit[] {
  const commits = new Map<string, WireCommit>();
  for (const { attributes } of loadEvents(path).deployments) {
    for (const commit of (attributes?.commits ?? []) as WireCommit[]) commits.set(commit.sha, commit);
  }
  return [...commits.values()];
}

function verdictOf({ message, author }: WireCommit): OriginVerdict {
  return classifyCommit({
    message,
    authorName: author.name,
    authorEmail: author.email,
    isBot: author.is_bot,
  });
}

/** What each history's authors worked with. */
const TOOLS: Record<string, string[]> = {
  "a made history": ["Amp", "Claude", "Codex", "Copilot", "Cursor", "Devin", "aider"],
  "the real history": ["Amp", "Blackbox", "Claude", "Copilot", "Cursor", "Devin", "Mintlify", "Seer"],
};

describe.each(HISTORIES)("the commits of $name", ({ name, path }) => {
  const judged = commitsOf(path()).map((commit) => ({ commit, ...verdictOf(commit) }));
  const count = (predicate: (one: (typeof judged)[number]) => boolean) => judged.filter(predicate).length;
  /** Commits whose message or author holds this text, by what we say of them. */
  const originsWith = (text: string) =>
    new Set(judged.filter(({ commit }) => JSON.stringify(commit).includes(text)).map(({ origin }) => origin));

  test("are mostly human, a good part AI, a few bots, none unknown", () => {
    const share = (origin: string) => count((one) => one.origin === origin) / judged.length;
    expect(judged.length).toBeGreaterThan(8_000);
    expect(share("human") > 0.7 && share("human") < 0.9).toBe(true);
    expect(share("ai_assisted") > 0.1 && share("ai_assisted") < 0.25).toBe(true);
    expect(share("bot") > 0.005 && share("bot") < 0.05).toBe(true);
    expect(share("unknown")).toBe(0);
  });

  test("with a tool's own address or line are all AI", () => {
    const marks = [
      "<noreply@anthropic.com>",
      "<cursoragent@cursor.com>",
      "<amp@ampcode.com>",
      "+Copilot@users.noreply.github.com",
      "devin-ai-integration[bot]@",
      "Generated with [Claude Code](https://claude",
      "app.devin.ai/sessions/",
    ];
    for (const mark of marks) expect([mark, ...originsWith(mark)]).toEqual([mark, "ai_assisted"]);
  });

  test("that are AI all hold a tool's identity or line, never a word alone", () => {
    const identity =
      /noreply@anthropic\.com|cursoragent@cursor\.com|amp@ampcode\.com|\+Copilot@|github-advanced-security\[bot\]|devin-ai-integration\[bot\]|app\.devin\.ai\/sessions|claude\[bot\]|cursor\[bot\]|seer-by-sentry\[bot\]|code@blackbox\.ai|Made-with: Cursor|Generated with \[Claude Code\]|chatgpt\.com\/codex|codex@openai\.com|noreply@aider\.chat|Generated-By: mintlify-agent/;
    const others = judged.filter(
      ({ commit, origin }) => origin === "ai_assisted" && !identity.test(JSON.stringify(commit)),
    );
    expect(others.map(({ commit }) => commit.sha)).toEqual([]);
  });

  test("of app accounts are AI or bot, never human", () => {
    const apps = judged.filter(({ commit }) => commit.author.name.endsWith("[bot]"));
    expect(apps.length).toBeGreaterThan(200);
    expect(apps.filter(({ origin }) => origin === "human" || origin === "unknown")).toEqual([]);
  });

  test("of people who only worked with review or dependency bots are human", () => {
    const bots =
      /^Co-authored-by: (?:coderabbitai|greptile-apps|ellipsis-dev|cubic-dev-ai|autofix-ci|dependabot)\[bot\]/im;
    const tools = /anthropic|cursor|ampcode|copilot|devin-ai|claude|blackbox|seer-by|codex|aider/i;
    const squashed = judged.filter(
      ({ commit }) => !commit.author.is_bot && bots.test(commit.message) && !tools.test(commit.message),
    );
    expect(squashed.length).toBeGreaterThan(300);
    expect(new Set(squashed.map(({ origin }) => origin))).toEqual(new Set(["human"]));
  });

  test("name the tools that those repositories used", () => {
    const tools = Map.groupBy(judged, ({ tool }) => tool);
    const used = [...tools.keys()].filter((tool) => tool !== null).sort();
    expect(used).toEqual(TOOLS[name]);
    expect(tools.get("Claude")?.length).toBeGreaterThan(judged.length / 20);
    expect(count((one) => one.authorship === "agent")).toBeGreaterThan(50);
  });
});
