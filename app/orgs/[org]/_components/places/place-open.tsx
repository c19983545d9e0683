import { CountLink } from "#app/_components/count-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Incident } from "#lib/db/incidents.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { countHref } from "#lib/domain/links.ts";
import type { PlaceKey, Shown } from "./load.ts";
import classes from "./places.module.css";

export async function OpenIncidents({ member: { organization }, data, now }: Shown) {
  const { incidents, count } = await data.open;
  return (
    <OpenPanel incidents={incidents} count={count} organization={organization} place={data.key} now={now} />
  );
}

type Props = {
  incidents: Incident[];
  /** How many there are, listed here or not. */
  count: number;
  organization: Pick<Organization, "slug" | "timeZone">;
  place: PlaceKey;
  now: Date;
};

/** What is open now, whatever the period of the page, the oldest first. */
export function OpenPanel({ incidents, count, organization: { slug, timeZone }, place, now }: Props) {
  const { t, format } = useWords();
  const own = { [place.kind]: [place.name] };
  return (
    <Panel title={t("panels.incidents.title")} id="open">
      {count === 0 ? (
        <p className={classes.muted}>{t("panels.incidents.none")}</p>
      ) : (
        <ul className={classes.incidents}>
          {incidents.map(({ id, name, severity, startedAt }) => (
            <li key={id}>
              <TextLink href={`${countHref(slug, "openNow", own)}&open=${id}`}>
                {[severity, name ?? t("panels.incidents.unnamed")].filter(Boolean).join(" · ")}
              </TextLink>
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
      {count <= incidents.length ? null : (
        <p className={classes.caption}>
          {t.rich("panels.incidents.all", {
            count,
            link: (told) => (
              <CountLink slug={slug} count="openNow" value={count} narrowed={own}>
                {told}
              </CountLink>
            ),
          })}
        </p>
      )}
    </Panel>
  );
}
