import { adviceFor } from "#lib/domain/sync-words.ts";
import classes from "./sync-error.module.css";

/** What went wrong in a sync, in Datadog's words or ours, and what can be done about it. */
export function SyncError({ error }: { error: { code: string; message: string } }) {
  return (
    <div className={classes.error}>
      <p className={classes.message}>{error.message}</p>
      <p className={classes.advice}>{adviceFor(error.code)}</p>
    </div>
  );
}
