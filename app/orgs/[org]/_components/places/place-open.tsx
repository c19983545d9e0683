import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Incident } from "#lib/db/events.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { Shown } from "./load.ts";
import classes from "./places.module.css";

export async function OpenIncidents({ member: { organization }, data, now }: Shown) {
  const { items } = await data.open;
  return <OpenPanel incidents={items} organization={organization} now={now} />;
}

type Props = { incidents: Incident[]; organization: Organization; now: Date };

/** What is not over. */
export function OpenPanel({ incidents, organization: { timeZone }, now }: Props) {
  const { t, format } = useWords();
  return (
    <Panel title={t("panels.incidents.title")} id="open">
      {incidents.length === 0 ? (
        <p className={classes.muted}>{t("panels.incidents.none")}</p>
      ) : (
        <ul className={classes.incidents}>
          {incidents.map(({ id, name, severity, startedAt }) => (
            <li key={id}>
              <span>{[severity, name ?? t("panels.incidents.unnamed")].filter(Boolean).join(" · ")}</span>
              <span className={classes.muted}>
                {t.rich("panels.incidents.openFor", {
                  age: format.duration((now.getTime() - Date.parse(startedAt)) / 1000),
                  at: () => <Moment at={startedAt} timeZone={timeZone} />,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
