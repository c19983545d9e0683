/** What decided who wrote a commit, by code. */
export const rules = {
  author_tool: "author: {author}",
  trailer: "trailer: {trailer}",
  tool_line:
    "line: {line, select, claude_code {Generated with Claude Code} devin_session {Devin session} other {Codex task}}",
  bot_account: "author: [bot] account",
  known_bot: "author: known bot",
  machine_account: "author: machine account",
  marked_as_bot: "Datadog: is_bot",
  no_sign: "message shows no tool or bot",
  no_message: "no message was sent",
  stated: "stated in a report",
} as const;
