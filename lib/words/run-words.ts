import { hasRole, type Role } from "../domain/access/role.ts";
import type { ToldError } from "../domain/said.ts";
import { type NextFacts, nextOf } from "../domain/sync/run-next.ts";
import {
  RUN_TONES,
  type RunMode,
  type RunStatus,
  type RunTrigger,
  type StateWord,
} from "../domain/sync/sync-words.ts";
import type { Words } from "./words.ts";

/** The state of a run, as it is drawn. */
export function runState(status: RunStatus, { t }: Pick<Words, "t">): StateWord {
  return { tone: RUN_TONES[status], word: t(`sync.status.${status}`) };
}

/** Why a run began and what it set out to do, as a sentence. */
export function whyRun({ trigger, mode }: { trigger: RunTrigger; mode: RunMode }, { t }: Pick<Words, "t">) {
  return t("sync.why", { trigger, mode });
}

/** Whose keys were refused: the code is older than GitHub here, and means any source. */
export function isOfGitHub({ reason }: Pick<ToldError, "reason">): boolean {
  return reason.startsWith("github_");
}

const GITHUB_ADVICE: Record<string, string> = {
  datadog_rejected: "github_rejected",
  rate_limited: "github_limited",
  upstream_contract: "github_contract",
};

/** Under which code it is said what to do about an error: where its own speaks of Datadog, of GitHub. */
export function adviceCode(error: Pick<ToldError, "code" | "reason">): string {
  return (isOfGitHub(error) ? GITHUB_ADVICE[error.code] : undefined) ?? error.code;
}

/** What a person of this role can do about a failed run, by the code of its error. */
export function adviceFor(code: string, role: Role, { t }: Pick<Words, "t">): string {
  if (code === "datadog_rejected" || code === "github_rejected" || code === "not_found") {
    return t(hasRole(role, "admin") ? `sync.adviceAdmin.${code}` : `sync.adviceOther.${code}`);
  }
  const key = `sync.advice.${code}` as "sync.advice.other"; // Codes of a newer version have none.
  return t.has(key) ? t(key) : t("sync.advice.other");
}

type Context = { run: { status: RunStatus; latest: boolean }; role: Role; timeZone: string; now: Date };

/** What happens after a run, by the present state of its connection; null for one that was deleted. */
export function whatNext(connection: NextFacts | null, context: Context, { t, format }: Words): string {
  const { run, role, timeZone, now } = context;
  const { code, at } = nextOf(connection, { run, admin: hasRole(role, "admin"), now });
  const said = t(`sync.next.${code}`, { at: format.moment(at, timeZone) });
  const followed = !run.latest && code !== "thisRun" && code !== "deleted";
  return followed ? `${t("sync.next.newer")} ${said}` : said;
}
