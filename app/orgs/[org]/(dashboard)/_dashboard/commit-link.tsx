import tables from "#app/_components/table/data-table.module.css";
import classes from "./dashboard.module.css";
import { commitAddress } from "./event-words.ts";

/** A commit by its first eight characters, linked where its host is known. */
export function CommitLink({ sha, repository }: { sha: string | null; repository: string | null }) {
  if (sha === null) return <span className={tables.missing}>no commit</span>;
  const short = <span className={tables.mono}>{sha.slice(0, 8)}</span>;
  const address = commitAddress(repository, sha);
  if (address === null) return short;
  return (
    <a
      className={classes.commit}
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={`Commit ${sha.slice(0, 8)} in ${repository}`}
    >
      {short}
    </a>
  );
}
