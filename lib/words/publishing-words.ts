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
