import type { Role } from "#lib/domain/access/role.ts";
import type { ToldError } from "#lib/domain/said.ts";
import { adviceCode, adviceFor } from "#lib/words/run-words.ts";
import { sayError } from "#lib/words/told.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./sync-error.module.css";

/** What went wrong in a sync, in the source's words or ours, and what somebody of this role can do about it. */
export function SyncError({ error, role }: { error: ToldError; role: Role }) {
  const words = useWords();
  return (
    <div className={classes.error}>
      <p className={classes.message}>{sayError(words, error)}</p>
      <p className={classes.advice}>{adviceFor(adviceCode(error), role, words)}</p>
    </div>
  );
}
