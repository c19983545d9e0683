import { useTranslations } from "next-intl";
import { TextLink } from "#app/_components/link.tsx";
import { SyncError } from "#app/_components/sync/sync-error.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { RunProgress } from "#app/orgs/[org]/data-quality/runs/_components/run-progress.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { whatNext } from "#lib/words/run-words.ts";
import type { LoadedRun } from "../load.ts";
import classes from "./run.module.css";

type Props = { loaded: LoadedRun; organization: Organization; now: Date };

/** What became of a run, what somebody can do about it, and what happens next. */
export function RunOutcome({ loaded: { run, connection, latest }, organization, now }: Props) {
  const { slug, role, timeZone } = organization;
  const t = useTranslations("runs");
  const words = useWords();
  const running = run.status === "running" || run.status === "queued";
  const next = whatNext(connection, { run: { status: run.status, latest }, role, timeZone, now }, words);
  const renewable = connection?.status === "needs_attention" && hasRole(role, "admin");
  return (
    <div className={classes.outcome}>
      {running ? <RunProgress run={run} /> : <p>{words.t(`sync.outcome.${run.status}`)}</p>}
      {run.error === null ? null : <SyncError error={run.error} role={role} />}
      {running ? null : (
        <p>
          {t.rich("next", { next, b: (chunks) => <strong>{chunks}</strong> })}{" "}
          {renewable ? (
            <TextLink href={`/orgs/${slug}/settings/connections`}>{t("replaceKeys")}</TextLink>
          ) : latest || connection === null ? null : (
            <TextLink href={`/orgs/${slug}/data-quality/runs?connection=${connection.id}`}>
              {t("newer")}
            </TextLink>
          )}
        </p>
      )}
    </div>
  );
}
