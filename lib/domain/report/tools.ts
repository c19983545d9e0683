import { STATED_NAMES, TOOL_ACCOUNTS, TOOL_ADDRESSES, TOOL_LINES, TOOL_NAMES } from "../origin/ai-tools.ts";

/** The tools that the rules know, each once, by name. */
export const TOOLS: readonly string[] = [
  ...new Set(
    [
      ...TOOL_ACCOUNTS.values(),
      ...TOOL_ADDRESSES.values(),
      ...[...TOOL_NAMES, ...STATED_NAMES, ...TOOL_LINES].map(([, tool]) => tool),
    ].map(({ tool }) => tool),
  ),
].sort((one, other) => one.localeCompare(other, "en"));
