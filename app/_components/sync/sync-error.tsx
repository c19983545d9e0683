import type { Role } from "#lib/domain/access/role.ts";
import { adviceFor } from "#lib/domain/sync/run-words.ts";
import classes from "./sync-error.module.css";

/** What went wrong in a sync, in Datadog's words or ours, and what somebody of this role can do about it. */
export function SyncError({ error, role }: { error: { code: string; message: string }; role: Role }) {
  return (
    <div className={classes.error}>
      <p className={classes.message}>{error.message}</p>
      <p className={classes.advice}>{adviceFor(error.code, role)}</p>
    </div>
  );
}
