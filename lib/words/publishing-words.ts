import type { Missing } from "../domain/catalogue/snapshot.ts";
import { CHECKS, type DashboardWords } from "../domain/publish/dashboards/dashboard.ts";
import { REFUSED, type Refused } from "../domain/publish/left-out.ts";
import { sayMissing, sayRow } from "./drawing-words.ts";
import { say } from "./say.ts";
import type { Words } from "./words.ts";

/** Why a value is not sent. */
export function sayLeftOut(words: Words, reason: Refused | Missing): string {
  return Object.hasOwn(REFUSED, reason.code)
    ? say(words, "leftOut", reason)
    : sayMissing(reason as Missing, words);
}

/** Of what is left out for one reason, those whose sentence has numbers that differ from one to the other. */
const SEVERAL = [
  ...(["too_old", "too_early", "same_series"] as const),
  ...(["odd_rows", "files_unnamed", "not_all_read", "repositories_missing", "few"] as const),
];

/** Why several values are not sent. A code of a newer version stands for itself. */
export function sayLeftOutCode(words: Words, code: string): string {
  const numbered = SEVERAL.find((one) => one === code);
  if (numbered !== undefined) return words.t(`publishing.several.${numbered}`);
  return Object.hasOwn(REFUSED, code)
    ? say(words, "leftOut", { code, numbers: {} })
    : sayMissing({ code, numbers: {} }, words);
}

/** Whether each of a group says more than the group. */
export function differs(code: string): boolean {
  return SEVERAL.some((one) => one === code);
}

/** What stands on a dashboard, in the language of these words. */
export function dashboardWords(words: Words): DashboardWords {
  const { t } = words;
  return {
    title: t("publishing.board.title"),
    description: t("publishing.board.description"),
    check: Object.fromEntries(CHECKS.map((check) => [check, sayRow(check, words)])),
    day: (ago) => (ago === 0 ? t("publishing.board.today") : t("publishing.board.ago", { days: ago })),
  };
}
