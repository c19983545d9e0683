import type { Words } from "./words.ts";

type Repair = { seconds: number | null; remediation: string | null };

/** "rollback after 1 h 21 m", "after 42 s", "rollback, time not known", "not recovered"; the kind is Datadog's word. */
export function sayRecovery({ seconds, remediation }: Repair, { t, format }: Words): string {
  if (seconds === null)
    return remediation === null
      ? t("panels.failed.notRecovered")
      : t("panels.failed.remediated", { remediation });
  const duration = format.duration(seconds);
  return remediation === null
    ? t("panels.failed.after", { duration })
    : t("panels.failed.remediatedAfter", { remediation, duration });
}
