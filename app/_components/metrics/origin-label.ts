import type { Origin } from "#lib/domain/report/report.ts";

/** Who wrote a commit, in the order and the words used everywhere. */
export const ORIGINS: readonly Origin[] = ["human", "ai_assisted", "bot", "unknown"];

const LABELS: Record<Origin, string> = {
  human: "Human",
  ai_assisted: "AI-assisted",
  bot: "Bot",
  unknown: "Unknown",
};

export function originLabel(origin: Origin): string {
  return LABELS[origin];
}
