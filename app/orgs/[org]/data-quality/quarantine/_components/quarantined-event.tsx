import { Facts } from "#app/_components/facts.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Quarantined } from "#lib/db/quarantine.ts";
import { reasonKey } from "#lib/domain/sync/reasons.ts";
import { sayReason } from "#lib/words/reason.ts";
import classes from "./quarantine.module.css";
import { RawText } from "./raw-text.tsx";

type Props = { slug: string; event: Quarantined; connection: string; timeZone: string };

/** One event that could not be read: which, why, since when, and its text. */
export function QuarantinedEvent({ slug, event, connection, timeZone }: Props) {
  const words = useWords();
  const { t } = words;
  const { stream, externalId } = event;
  return (
    <li className={classes.event}>
      <h2 className={classes.title}>
        {t.rich("quarantine.event", {
          stream,
          known: externalId === null ? "no" : "yes",
          id: () => <code>{externalId}</code>,
        })}
      </h2>
      <p className={classes.reason}>{sayReason(words, event.reason)}</p>
      {event.retry ? null : <p className="muted">{t("replay.useless")}</p>}
      <Facts
        facts={{
          [t("quarantine.firstSeen")]: <Moment at={event.firstSeenAt} timeZone={timeZone} />,
          [t("quarantine.lastSeen")]: <Moment at={event.lastSeenAt} timeZone={timeZone} />,
          [t("quarantine.connection")]: connection,
          [t("quarantine.stored")]: <code>{reasonKey(event.reason)}</code>,
        }}
        least={180}
      />
      <RawText slug={slug} id={event.id} start={event.raw} length={event.rawLength} />
    </li>
  );
}
