import { type Codes, type SaidOf, speaker } from "../said.ts";

/** What decided who wrote a commit; `author`, `trailer` and `line` are what it was told by. */
export const ORIGIN_RULES = {
  author_tool: ["author"],
  trailer: ["trailer"],
  tool_line: ["line"],
  bot_account: [],
  known_bot: [],
  machine_account: [],
  marked_as_bot: [],
  no_sign: [],
  no_message: [],
  stated: [],
} as const satisfies Codes;

export type OriginRule = SaidOf<typeof ORIGIN_RULES>;

export const saidRule = speaker(ORIGIN_RULES);
