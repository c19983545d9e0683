import { useTranslations } from "next-intl";
import { Moment } from "#app/_components/moment.tsx";
import { SyncError } from "#app/_components/sync/sync-error.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { sayNotice } from "#lib/words/notice-line.ts";
import classes from "./connection-state.module.css";

/** What goes on with a connection, and what somebody of this role can do about it. */
export function ConnectionState({
  organization: { name, role, timeZone },
  connection,
}: {
  organization: Organization;
  connection: Connection;
}) {
  const t = useTranslations("connections");
  const words = useWords();
  const { status, streams, lastSyncedAt, lastError, progress, disconnectedAt } = connection;
  const notice = sayNotice(words, connection);
  if (status === "disconnected") {
    const since = () => <Moment at={disconnectedAt} timeZone={timeZone} />;
    return (
      <p className={classes.sentence}>
        {hasRole(role, "admin")
          ? t.rich("disconnectedAdmin", { since })
          : t.rich("disconnectedOther", { since, organization: name })}
      </p>
    );
  }
  return (
    <>
      {status === "syncing" && streams.length === 0 ? (
        <p role="status">{t("collectingNow")}</p>
      ) : status === "syncing" ? (
        <SyncProgress what={t(lastSyncedAt === null ? "firstSync" : "sync")} progress={progress} />
      ) : null}
      {notice === null ? null : <p className={classes.sentence}>{notice}</p>}
      {lastError === null ? null : <SyncError error={lastError} role={role} />}
    </>
  );
}
