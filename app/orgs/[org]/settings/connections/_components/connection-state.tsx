import { Moment } from "#app/_components/moment.tsx";
import { SyncError } from "#app/_components/sync/sync-error.tsx";
import { SyncProgress } from "#app/_components/sync/sync-progress.tsx";
import type { Connection } from "#lib/db/connections.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import classes from "./connection-state.module.css";

/** What goes on with a connection, and what somebody of this role can do about it. */
export function ConnectionState({
  organization: { name, role, timeZone },
  connection,
}: {
  organization: Organization;
  connection: Connection;
}) {
  const { status, lastSyncedAt, lastError, progress, disconnectedAt } = connection;
  if (status === "disconnected") {
    return (
      <p className={classes.sentence}>
        Disconnected since <Moment at={disconnectedAt} timeZone={timeZone} />. The keys are destroyed; what
        was read is kept and counts on.{" "}
        {hasRole(role, "admin")
          ? "With keys of the same account it comes back, and what happened meanwhile is read."
          : `An owner or admin of ${name} can bring it back with keys of the same account.`}
      </p>
    );
  }
  return (
    <>
      {status === "syncing" ? (
        <SyncProgress what={lastSyncedAt === null ? "First sync" : "Sync"} progress={progress} />
      ) : null}
      {lastError === null ? null : <SyncError error={lastError} role={role} />}
    </>
  );
}
