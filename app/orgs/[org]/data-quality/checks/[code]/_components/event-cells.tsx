import { useWords } from "#app/_language/use-words.ts";
import classes from "#app/orgs/[org]/_components/list/list.module.css";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";

/** How long an event took; what has no end is open, or does not tell it. */
export function Lasted({ startedAt, finishedAt }: { startedAt: string; finishedAt: string | null }) {
  const { format } = useWords();
  if (finishedAt === null) return UNKNOWN;
  return format.duration((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}

/** To the event where it came from. */
export function SourceLink({ url }: { url: string | null }) {
  const { t } = useWords();
  if (url === null) return UNKNOWN;
  return (
    <a className={classes.commit} href={url} target="_blank" rel="noreferrer">
      {t("quality.open")}
    </a>
  );
}
