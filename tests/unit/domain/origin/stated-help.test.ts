import { describe, expect, test } from "vitest";
import { agent, assistant, HUMAN, type Verdict, withLine } from "../../fixtures/commit-verdict.ts";

const UNKNOWN_TOOL: Verdict = ["ai_assisted", null, "assistant"];

describe("a model is not a tool", () => {
  test.each([
    ["Assisted-by: Claude Code:claude-opus-4-7", assistant("Claude")],
    ["Assisted-by: claude-opus-4-7 [Claude Code]", assistant("Claude")],
    ["Assisted-by: gpt-5.5 [Codex CLI]", assistant("Codex")],
    ["Assisted-by: gemini-3-pro", assistant("Gemini")],
    ["Generated-by: Kimi Code", assistant("Kimi")],
    ["Co-authored-by: Codex o4-mini <noreply@openai.com>", assistant("Codex")],
    ["Co-authored-by: Antigravity <antigravity@google.com>", assistant("Antigravity")],
    ["Co-authored-by: claude-flow <someone@flow.test>", assistant("claude-flow")],
    ["Assisted-by: LLM", UNKNOWN_TOOL],
    ["Assisted-by: Priya Natarajan <priya@acme.test>", HUMAN],
    ["Co-authored-by: Gemma Pro <gemma.pro@acme.test>", HUMAN],
  ])("%s", (line, verdict) => {
    expect(withLine(line)).toEqual(verdict);
  });

  test.each([
    ["Assisted-by: claude-opus-4-7 [Cursor]", assistant("Cursor")],
    ["Assisted-by: Cursor (claude-opus-4-7)", assistant("Cursor")],
    ["Assisted-by: Claude Opus 4.6 via GitHub Copilot", assistant("Copilot")],
    ["Assisted-by: opencode / kimi-k2.5", assistant("opencode")],
    ["Assisted-by: claude-opus-4-7", assistant("Claude")],
    ["Assisted-by: kimi-k2.5", assistant("Kimi")],
    ["Assisted-by: gpt-5.5", UNKNOWN_TOOL],
    ["Assisted-by: openai/gpt-5.5", UNKNOWN_TOOL],
    ["Assisted-by: gpt-5.5, gemini-3-pro", assistant("Gemini")],
    ["Co-authored-by: Gemini 3 Pro <noreply@gemini.test>", assistant("Gemini")],
    ["Co-authored-by: Codex gpt-5.5 <dev@acme.test>", assistant("Codex")],
  ])("and the tool goes before it: %s", (line, verdict) => {
    expect(withLine(line)).toEqual(verdict);
  });
});

describe("who is stated to have helped", () => {
  test.each([
    ["Assisted-by: Devin", agent("Devin")],
    ["Assisted-by: Jules", agent("Jules")],
    ["Assisted-by: Gemini in Android Studio", assistant("Gemini")],
    ["Assisted-by: @copilot", assistant("Copilot")],
    ["Assisted-by: claude[bot] <41898282+claude[bot]@users.noreply.github.com>", agent("Claude")],
    ["Assisted-by: Priya Natarajan (Claude Code) <priya@acme.test>", assistant("Claude")],
    ["Generated-by: mintlify-agent", agent("Mintlify")],
  ])("%s is a tool we know", (line, verdict) => {
    expect(withLine(line)).toEqual(verdict);
  });

  test.each([
    "Assisted-by: Something New",
    "Assisted-by: Something New <noreply@something.test>",
    "Assisted-by: Something New <https://something.test>",
    "Generated-with: Something New 2.0",
    "Made-with: Something New",
    "Assisted-by: AI",
    "assisted-by:  ChatBot-7 (local)  ",
  ])("%s is AI of a tool that we do not know", (line) => {
    expect(withLine(line)).toEqual(UNKNOWN_TOOL);
  });

  test.each([
    "Assisted-by: priya@acme.test",
    "Assisted-by: Priya Natarajan (priya@acme.test)",
    "Assisted-by: @priya",
    "Assisted-by: Claude <claude@dupont.fr>",
    "Assisted-by: Devin Alexander <devin@corp.com>",
    "Assisted-by: Jules Blom <12+jules@users.noreply.github.com>",
  ])("%s is a person, who has an address", (line) => {
    expect(withLine(line)).toEqual(HUMAN);
  });

  test.each([
    "Assisted-by:",
    "Assisted-by: none",
    "Assisted-by: N/A",
    "Assisted-by: no AI",
    "Made-with: ❤️",
    "Made-with: love",
    "Assisted-by: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>",
    "Generated-by: dependabot[bot]",
    "Generated-by: openapi-generator 7.2",
    "Generated-by: protoc-gen-go",
    "Generated-with: make docs",
  ])("%s is no AI", (line) => {
    expect(withLine(line)).toEqual(HUMAN);
  });
});
