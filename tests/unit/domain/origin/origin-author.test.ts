import { describe, expect, test } from "vitest";
import { classifyCommit } from "#lib/domain/origin/origin.ts";
import { agent, assistant, BOT, byAuthor, HUMAN, verdictOf } from "../../fixtures/commit-verdict.ts";

describe("an author", () => {
  test.each([
    ["copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>", agent("Copilot")],
    ["Copilot <198982749+Copilot@users.noreply.github.com>", agent("Copilot")],
    ["<198982749+Copilot@users.noreply.github.com>", agent("Copilot")],
    ["Copilot", agent("Copilot")],
    [
      "Copilot Autofix powered by AI <62310815+github-advanced-security[bot]@users.noreply.github.com>",
      agent("Copilot"),
    ],
    [
      "devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com>",
      agent("Devin"),
    ],
    ["<158243242+devin-ai-integration[bot]@users.noreply.github.com>", agent("Devin")],
    ["claude[bot] <209825114+claude[bot]@users.noreply.github.com>", agent("Claude")],
    ["Claude <noreply@anthropic.com>", agent("Claude")],
    ["<noreply@anthropic.com>", agent("Claude")],
    ["Claude", agent("Claude")],
    ["Cursor Agent <cursoragent@cursor.com>", agent("Cursor")],
    ["Cursor Agent", agent("Cursor")],
    ["cursor[bot] <206951365+cursor[bot]@users.noreply.github.com>", agent("Cursor")],
    ["seer-by-sentry[bot] <157164994+seer-by-sentry[bot]@users.noreply.github.com>", agent("Seer")],
    ["google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>", agent("Jules")],
    ["gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>", agent("Gemini")],
    ["amazon-q-developer[bot]", agent("Amazon Q")],
    ["Ana (aider) <noreply@aider.chat>", assistant("aider")],
    ["Ana Alves (aider) <ana@corp.com>", assistant("aider")],
    ["Ana Alves (Aider)", assistant("aider")],
  ])("%s is AI", (identity, verdict) => {
    expect(byAuthor(identity)).toEqual(verdict);
    expect(byAuthor(identity, true)).toEqual(verdict);
  });

  test.each([
    "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
    "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>",
    "<29139614+renovate[bot]@users.noreply.github.com>",
    "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>",
    "github-actions[bot] <github-actions[bot]@users.noreply.github.com>",
    "github-actions <action@github.com>",
    "mintlify[bot] <109931778+mintlify[bot]@users.noreply.github.com>",
    "autofix-ci[bot]",
    "acme-releaser[bot]",
    "api-clients-generation-pipeline[bot] <54105614+api-clients-generation-pipeline[bot]@users.noreply.github.com>",
    "pre-commit-ci[bot]",
    "coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>",
    "constructor[bot]",
    "langfuse-bot <accounts+githubbot@langfuse.com>",
    "<langfuse-bot@langfuse.com>",
    "Turbobot",
    "StepSecurity Bot <bot@stepsecurity.io>",
    "ci.datadog-api-spec",
    "web-flow <noreply@github.com>",
    "semantic-release-bot <semantic-release-bot@martynus.net>",
    "GitLab Bot <gitlab-bot@gitlab.com>",
    "bot",
    "svc-deploy <svc-deploy@corp.com>",
    "jenkins <jenkins@ci.corp.com>",
    "Jenkins CI <ci@corp.com>",
    "jenkins",
    "travis-ci <builds@travis-ci.org>",
    "Travis CI <travis@corp.com>",
    "CircleCI <ci@corp.com>",
    "mergify <merge@corp.com>",
    "codecov <codecov@corp.com>",
    "greenkeeper <support@greenkeeper.io>",
    "github-merge-queue <118344674+github-merge-queue@users.noreply.github.com>",
  ])("%s is a bot", (identity) => {
    expect(byAuthor(identity)).toEqual(BOT);
  });

  test.each([
    "Claude Dupont <claude.dupont@corp.com>",
    "Claude <claude@dupont.fr>",
    "Devin Alexander <devin@corp.com>",
    "Devinda <devinda@corp.com>",
    "Jules Blom <jules@corp.com>",
    "Julian <julian@corp.com>",
    "Katherine Jenkins <katherine@corp.com>",
    "Jenkins <katherine.jenkins@corp.com>",
    "jenkins <kjenkins@corp.com>",
    "Travis <travis@corp.com>",
    "Travis Cirillo <travis-ci@corp.com>",
    "Aider Akhmetov <aider@corp.com>",
    "(aider) Ana <ana@corp.com>",
    "Kody Smith <kody@corp.com>",
    "Theo Bot <theo.bot@corp.nl>",
    "Binnodon <1+binnodon@users.noreply.github.com>",
    "devkevbot <2+devkevbot@users.noreply.github.com>",
    "robotkutya <3+robotkutya@users.noreply.github.com>",
    "Bob <bob@cursor.com>",
    "Ann <ann@openai.com>",
    "Anthony <anthony@anthropic.com>",
    "constructor <constructor>",
    "__proto__ <__proto__>",
    "toString",
  ])("%s is a person", (identity) => {
    expect(byAuthor(identity)).toEqual(HUMAN);
  });

  test("that Datadog marks as a bot is one, whatever the name", () => {
    expect(byAuthor("Ana <ana@acme.test>", true)).toEqual(BOT);
  });
});

describe("signals together", () => {
  const claude = "Bump x\n\nCo-authored-by: Claude <noreply@anthropic.com>";
  const dependabot = {
    authorName: "dependabot[bot]",
    authorEmail: "49699333+dependabot[bot]@users.noreply.github.com",
  };

  test("AI beats bot", () => {
    expect(verdictOf({ ...dependabot, isBot: true, message: claude })).toEqual(assistant("Claude"));
  });

  test("an agent that committed beats a helper it names", () => {
    const authorEmail = "158243242+devin-ai-integration[bot]@users.noreply.github.com";
    expect(verdictOf({ authorName: null, authorEmail, message: claude })).toEqual(agent("Devin"));
  });

  test("a human commit squashed with dependabot's stays human", () => {
    const message =
      "Upgrade\n\nSigned-off-by: dependabot[bot] <support@github.com>\nCo-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>";
    expect(verdictOf({ message })).toEqual(HUMAN);
  });

  test.each([null, "", " \n"])(
    "without a message (%j) a person's commit is unknown, never human",
    (message) => {
      expect(verdictOf({ message })).toEqual(["unknown", null, null]);
      expect(verdictOf({ message, authorName: null, authorEmail: null, isBot: null })).toEqual([
        "unknown",
        null,
        null,
      ]);
    },
  );

  test("without a message a bot or a tool is still known by its author", () => {
    expect(verdictOf({ message: null, ...dependabot })).toEqual(BOT);
    expect(verdictOf({ message: null, authorEmail: "cursoragent@cursor.com" })).toEqual(agent("Cursor"));
  });

  test("each verdict names the rule that decided", () => {
    const ruleOf = (message: string | null, authorEmail = "ana@acme.test") =>
      classifyCommit({ message, authorName: null, authorEmail, isBot: null }).rule;
    expect([
      ruleOf(claude),
      ruleOf("x\n\nhttps://chatgpt.com/codex/tasks/t1"),
      ruleOf("x", "1+claude[bot]@users.noreply.github.com"),
      ruleOf("x", "noreply@anthropic.com"),
      ruleOf("x", "1+renovate[bot]@users.noreply.github.com"),
      ruleOf("x"),
      ruleOf(null),
    ]).toEqual([
      { code: "trailer", numbers: { trailer: "co-authored-by" } },
      { code: "tool_line", numbers: { line: "codex_task" } },
      { code: "author_tool", numbers: { author: "claude[bot]" } },
      { code: "author_tool", numbers: { author: "noreply@anthropic.com" } },
      { code: "bot_account", numbers: {} },
      { code: "no_sign", numbers: {} },
      { code: "no_message", numbers: {} },
    ]);
  });
});
