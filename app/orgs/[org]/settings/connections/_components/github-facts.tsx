import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Facts } from "#app/_components/facts.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { CollectRun } from "#lib/db/collect-runs.ts";
import type { CountedConnection } from "#lib/db/connections.ts";
import type { RepositoryState } from "#lib/db/github-connections.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { endsSoon } from "#lib/domain/sync/keys-end.ts";
import { GITHUB_FORM } from "#lib/sources/sources.ts";
import type { GitHubRead } from "../github-read.ts";
import { keyLabel } from "./said-form.ts";

type Props = { connection: CountedConnection; read: GitHubRead; timeZone: string; now: Date };

/** What a connection to GitHub is and reads, as pairs of a word and a value; and that its token ends. */
export function GitHubFacts({ connection, read, timeZone, now }: Props) {
  const t = useTranslations("connections");
  const { status, keyHint, keysExpireAt, lastSyncedAt, nextSyncAt } = connection;
  const live = status !== "disconnected";
  const facts: Record<string, ReactNode> = {
    [keyLabel(useWords(), GITHUB_FORM)]: live ? t("keyEnds", { hint: keyHint }) : t("keyDeleted"),
    [t("tokenExpires")]: expiry(keysExpireAt, t, timeZone),
    [t("repositories")]: t("repositoriesRead", {
      read: read.repositories.length,
      lacking: read.repositories.filter(lacksSomething).length,
    }),
    [t("lastCollected")]:
      lastSyncedAt === null ? t("never") : <Moment at={lastSyncedAt} timeZone={timeZone} />,
    [t("nextCollected")]:
      status === "syncing" ? (
        t("runningNow")
      ) : nextSyncAt === null ? (
        t("nonePlanned")
      ) : (
        <Moment at={nextSyncAt} timeZone={timeZone} />
      ),
    [t("requests")]: requests(read.runs[0], t),
  };
  return (
    <>
      {live && endsSoon(keysExpireAt, now) ? (
        <FormMessage tone="failed">
          {t.rich("tokenEndsSoon", {
            day: () => <Moment at={keysExpireAt} timeZone={timeZone} precision="day" />,
          })}
        </FormMessage>
      ) : null}
      <Facts facts={facts} least={236} />
    </>
  );
}

type Say = ReturnType<typeof useTranslations<"connections">>;

function expiry(at: string | null, t: Say, timeZone: string): ReactNode {
  return at === null ? t("tokenEndsUnknown") : <Moment at={at} timeZone={timeZone} />;
}

/** Of the last run: what it used of the quota, what it did not, and what GitHub said is left. */
export function requests(run: CollectRun | undefined, t: Say): ReactNode {
  if (run === undefined) return UNKNOWN;
  const { calls, notModified, rateRemaining } = run;
  return t("requestsUsed", { calls, free: notModified, left: rateRemaining ?? -1 });
}

/** Whether the check found something missing, or the last collection. */
export function lacksSomething({ problem, problems }: RepositoryState): boolean {
  return problem !== null || problems.length > 0;
}
