import type { rules as english } from "../en/rules.ts";
import type { Same } from "../same.ts";

export const rules = {
  author_tool: "autor: {author}",
  trailer: "trailer: {trailer}",
  tool_line:
    "linha: {line, select, claude_code {Generated with Claude Code} devin_session {sessão do Devin} other {tarefa do Codex}}",
  bot_account: "autor: conta [bot]",
  known_bot: "autor: bot conhecido",
  machine_account: "autor: conta de máquina",
  marked_as_bot: "Datadog: is_bot",
  no_sign: "a mensagem não mostra ferramenta nem bot",
  no_message: "nenhuma mensagem foi enviada",
  stated: "declarado em um relato",
} as const satisfies Same<typeof english>;
