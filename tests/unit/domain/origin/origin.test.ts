import { describe, expect, test } from "vitest";
import { agent, assistant, HUMAN, verdictOf, withLine } from "../../fixtures/commit-verdict.ts";

describe("a trailer", () => {
  test.each([
    ["Co-Authored-By: Claude <noreply@anthropic.com>", assistant("Claude")],
    ["Co-authored-by: Claude Opus 4.8 (1M context) <noreply@anthropic.com>", assistant("Claude")],
    ["Co-authored-by: Claude Fable 5 <noreply@anthropic.com>", assistant("Claude")],
    ["Co-authored-by: Claude Code 2.1.63 / claude-opus <noreply@anthropic.com>", assistant("Claude")],
    ["Co-authored-by: Codex Opus 4.6 (1M context) <noreply@anthropic.com>", assistant("Claude")],
    ["Co-authored-by: <noreply@anthropic.com>", assistant("Claude")],
    ["Assisted-by: Claude Code <noreply@anthropic.com>", assistant("Claude")],
    ["Assisted-by: Claude Code <https://claude.com/claude-code>", assistant("Claude")],
    ["Assisted-by: Claude Code <claude-code@corp.com>", assistant("Claude")],
    ["Assisted-by: Claude:claude-opus-4 coccinelle", assistant("Claude")],
    ["Generated-by: Claude Code (Opus 4.6) following [the guidelines](https://a.test)", assistant("Claude")],
    ["Co-authored-by: Claude Code <claude@iris.invalid>", assistant("Claude")],
    ["Co-authored-by: Claude", assistant("Claude")],
    ["Co-authored-by: claude[bot] <41898282+claude[bot]@users.noreply.github.com>", agent("Claude")],
    ["Made-with: Cursor", assistant("Cursor")],
    ["Co-authored-by: Cursor <cursoragent@cursor.com>", assistant("Cursor")],
    ["Co-authored-by: Cursor Agent <cursoragent@cursor.com>", assistant("Cursor")],
    ["Co-authored-by: Amp <amp@ampcode.com>", assistant("Amp")],
    ["Co-authored-by: Copilot <175728472+Copilot@users.noreply.github.com>", assistant("Copilot")],
    ["Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>", assistant("Copilot")],
    ["Co-authored-by: Copilot <copilot@github.com>", assistant("Copilot")],
    [
      "Co-authored-by: Copilot Autofix powered by AI <62310815+github-advanced-security[bot]@users.noreply.github.com>",
      assistant("Copilot"),
    ],
    ["Co-authored-by: copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>", agent("Copilot")],
    [
      "Co-authored-by: devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
      agent("Devin"),
    ],
    [
      "Co-authored-by: Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
      agent("Devin"),
    ],
    ["Co-authored-by: Devin AI", agent("Devin")],
    ["Co-authored-by: Codex <codex@openai.com>", assistant("Codex")],
    ["Co-authored-by: Codex <noreply@openai.com>", assistant("Codex")],
    ["Co-authored-by: ChatGPT <chatgpt@openai.com>", assistant("Codex")],
    ["Co-authored-by: BLACKBOX Agent <code@blackbox.ai>", agent("Blackbox")],
    [
      "Co-authored-by: seer-by-sentry[bot] <157164994+seer-by-sentry[bot]@users.noreply.github.com>",
      agent("Seer"),
    ],
    [
      "Co-authored-by: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>",
      agent("Jules"),
    ],
    ["Co-authored-by: aider (gpt-5) <noreply@aider.chat>", assistant("aider")],
    ["Co-authored-by: aider (openai/gpt-5) <aider@aider.chat>", assistant("aider")],
    ["Co-authored-by: Cline <noreply@cline.bot>", assistant("Cline")],
    ["Co-authored-by: Roo Code <noreply@roocode.com>", assistant("Roo")],
    ["Co-authored-by: opencode <noreply@opencode.ai>", assistant("opencode")],
    ["Co-authored-by: Windsurf <noreply@windsurf.com>", assistant("Windsurf")],
    ["Co-authored-by: Codeium", assistant("Codeium")],
    [
      "Co-authored-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>",
      assistant("Gemini"),
    ],
    ["Co-authored-by: Gemini CLI", assistant("Gemini")],
    ["Co-authored-by: Amazon Q Developer <no-reply@amazon.com>", assistant("Amazon Q")],
    ["Co-authored-by: Amazon Q Developer", assistant("Amazon Q")],
    ["Assisted-by: amazon-q", assistant("Amazon Q")],
    ["Co-authored-by: Tabnine <noreply@tabnine.com>", assistant("Tabnine")],
  ])("%s is AI", (line, verdict) => {
    expect(withLine(line)).toEqual(verdict);
  });

  test.each([
    "Co-authored-by: Claude Dupont <claude.dupont@corp.com>",
    "Co-authored-by: Claude <claude@dupont.fr>",
    "Co-authored-by: Claude (Dupont) <claude@dupont.fr>",
    "Assisted-by: Claude Dupont <claude.dupont@corp.com>",
    "Co-authored-by: Devin Alexander <devin@corp.com>",
    "Co-authored-by: Devin",
    "Co-authored-by: Devinda <12+devinda@users.noreply.github.com>",
    "Co-authored-by: Jules Blom <jules@corp.com>",
    "Co-authored-by: Julian <julian@corp.com>",
    "Co-authored-by: Katherine Jenkins <kj@corp.com>",
    "Co-authored-by: Binnodon <b@corp.com>",
    "Co-authored-by: devkevbot <kev@corp.com>",
    "Co-authored-by: robotkutya <r@corp.com>",
    "Co-authored-by: Bob <bob@cursor.com>",
    "Co-authored-by: Ann <ann@openai.com>",
    "Co-authored-by: Claudia <claudia@anthropic.com>",
    "Co-authored-by: Cursor Fan <fan@corp.com>",
    "Co-authored-by: Amp <peter@corp.com>",
    "Co-authored-by: constructor <constructor>",
    "Co-authored-by: __proto__ <__proto__>",
    "Co-authored-by: constructor[bot] <1+constructor[bot]@users.noreply.github.com>",
  ])("%s is a person, or nobody we know", (line) => {
    expect(withLine(line)).toEqual(HUMAN);
  });

  test.each([
    "coderabbitai[bot]",
    "greptile-apps[bot]",
    "ellipsis-dev[bot]",
    "cubic-dev-ai[bot]",
    "graphite-app[bot]",
    "dependabot[bot]",
    "autofix-ci[bot]",
    "github-actions[bot]",
  ])("of %s, which reviews or merges, leaves a commit human", (name) => {
    expect(withLine(`Co-authored-by: ${name} <136622811+${name}@users.noreply.github.com>`)).toEqual(HUMAN);
  });

  test.each([
    "Signed-off-by",
    "Reviewed-by",
    "Acked-by",
    "Tested-by",
    "Suggested-by",
    "Reported-by",
    "Not-Co-authored-by",
  ])("%s of a tool is no authorship", (key) => {
    expect(withLine(`${key}: Claude <noreply@anthropic.com>`)).toEqual(HUMAN);
  });

  test("counts in any case, with CRLF, with spaces around, first line of a body or last", () => {
    for (const line of [
      "CO-AUTHORED-BY: Claude <NOREPLY@ANTHROPIC.COM>",
      "co-authored-by:Claude <noreply@anthropic.com>",
      "Co-authored-by :\tClaude  <noreply@anthropic.com>  ",
    ]) {
      expect(verdictOf({ message: `x\r\n\r\n${line}\r\n\r\nmore` })).toEqual(assistant("Claude"));
      expect(verdictOf({ message: `x\n\n${line}` })).toEqual(assistant("Claude"));
    }
  });

  test("counts only at the start of a line", () => {
    for (const line of [
      "  Co-authored-by: Claude <noreply@anthropic.com>",
      "> Co-authored-by: Claude <noreply@anthropic.com>",
      "see Co-authored-by: Claude <noreply@anthropic.com>",
    ]) {
      expect(withLine(line)).toEqual(HUMAN);
    }
  });

  test("of several, one AI identity is enough, on one line, too", () => {
    const lines = [
      "Co-authored-by: Bo <bo@acme.test>",
      "Co-authored-by: Cursor <cursoragent@cursor.com>",
      "Co-authored-by: Cy <cy@acme.test>",
    ];
    expect(withLine(lines.join("\n"))).toEqual(assistant("Cursor"));
    expect(withLine("Co-authored-by: Bo <bo@acme.test>, Claude <noreply@anthropic.com>")).toEqual(
      assistant("Claude"),
    );
    expect(withLine("Co-authored-by:")).toEqual(HUMAN);
  });

  test("is read in a message of megabytes at once", () => {
    const spaces = " ".repeat(2_000_000);
    const lines = [
      `Co-authored-by: a${spaces}b`,
      `Co-authored-by${spaces}x`,
      `${"-".repeat(500_000)}x`,
      "<".repeat(500_000),
      "\n".repeat(500_000),
      "\n🤖".repeat(100_000),
    ];
    expect(verdictOf({ message: `x\n${lines.join("\n")}` })).toEqual(HUMAN);
  });
});

describe("a line of the message", () => {
  test.each([
    ["🤖 Generated with [Claude Code](https://claude.com/claude-code)", assistant("Claude")],
    ["Generated with [Claude Code](https://claude.ai/code)", assistant("Claude")],
    ["* 🤖 Generated with [Claude Code](https://claude.com/claude-code)", assistant("Claude")],
    ["https://app.devin.ai/sessions/0af3c21b", agent("Devin")],
    ["Link to Devin run: https://app.devin.ai/sessions/0af3c21b", agent("Devin")],
    ["Devin session: https://app.devin.ai/sessions/0af3c21b", agent("Devin")],
    ["https://chatgpt.com/codex/tasks/task_e_68a", assistant("Codex")],
  ])("%s is AI", (line, verdict) => {
    expect(withLine(line)).toEqual(verdict);
    expect(withLine(`${line}\r`)).toEqual(verdict);
  });

  test.each([
    '<a href="https://app.devin.ai/review/acme/api/pull/2907">Open in Devin Review</a>',
    "https://app.devin.ai/review/acme/api/pull/2907",
    "See https://docs.cursor.com/agent for the rule",
    "[AI-Enhanced](https://example.com)",
    "Generated by the dashboard tool, then trimmed by hand.",
    "Generated with Claude in mind",
    "generated with [claude code](https://evil.example/claude-code)",
    "fix cursor position",
    "amp up the retries",
    "As https://app.devin.ai/sessions/0af3c21b showed, this was wrong",
    "Claude: please review",
    "@claude fix this",
    "chore: allow Devin bot in claude-code-action workflows",
    "feat(models): add claude-opus-4-8 and gemini-3",
  ])("%s is no evidence", (line) => {
    expect(withLine(line)).toEqual(HUMAN);
    expect(verdictOf({ message: line })).toEqual(HUMAN);
  });
});
