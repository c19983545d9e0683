import { getTranslations } from "next-intl/server";
import { CountLink } from "#app/_components/count-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { getWords } from "#app/_language/words.ts";
import type { Incident } from "#lib/db/incidents.ts";
import { countHref } from "#lib/domain/links.ts";
import classes from "./dashboard.module.css";
import type { Dashboard, Shown } from "./load.ts";

/** What is open now, whatever the period of the page, the oldest first. */
export async function OpenNow({ member, data, now }: Shown) {
  const [{ incidents, count }, unknown] = await Promise.all([data.open, namesNone(data)]);
  const { slug, timeZone } = member.organization;
  const t = await getTranslations("panels.incidents");
  const { format } = await getWords();
  return (
    <Panel title={t("title")} id="incidents">
      {unknown || incidents.length === 0 ? (
        <p className={classes.muted}>{t(unknown ? "byRepository" : "none")}</p>
      ) : (
        <ul className={classes.incidents}>
          {incidents.map((incident) => (
            <li key={incident.id}>
              <TextLink href={incidentHref(slug, incident)} className={classes.incidentName}>
                {incident.name ?? t("unnamed")}
              </TextLink>
              <span className={classes.muted}>{aboutOf(incident)}</span>
              <span className={classes.muted}>
                {t.rich("openFor", {
                  age: format.duration(ageOf(incident, now)),
                  at: () => <Moment at={incident.startedAt} timeZone={timeZone} />,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {count <= incidents.length ? null : (
        <p className={classes.caption}>
          {t.rich("all", { count, link: (told) => <All {...{ slug, count, told }} /> })}
        </p>
      )}
    </Panel>
  );
}

/** The same in one line: how many, and the oldest. */
export async function OpenLine({ member, data, now }: Shown) {
  const [{ incidents, count }, unknown] = await Promise.all([data.open, namesNone(data)]);
  const { t, format } = await getWords();
  const { slug } = member.organization;
  const [oldest] = incidents;
  if (unknown) return <span className="muted">{t("whatChanged.unknownOpen")}</span>;
  if (oldest === undefined) return <span className="muted">{t("whatChanged.noneOpen")}</span>;
  const about = aboutOf(oldest);
  return (
    <span>
      {t.rich("whatChanged.oldest", {
        count,
        name: oldest.name ?? t("panels.incidents.unnamed"),
        about: about === "" ? "none" : about,
        age: format.duration(ageOf(oldest, now)),
        all: (told) => <All {...{ slug, count, told }} />,
        one: (told) => <TextLink href={incidentHref(slug, oldest)}>{told}</TextLink>,
      })}
    </span>
  );
}

function All({ slug, count, told }: { slug: string; count: number; told: React.ReactNode }) {
  return (
    <CountLink slug={slug} count="openNow" value={count}>
      {told}
    </CountLink>
  );
}

const incidentHref = (slug: string, { id }: Incident) => `${countHref(slug, "openNow")}&open=${id}`;
const aboutOf = ({ severity, services }: Incident) =>
  [severity, ...services].filter((word) => word !== null).join(" · ");
const ageOf = ({ startedAt }: Incident, now: Date) => (now.getTime() - Date.parse(startedAt)) / 1000;

/** Where no incident names a repository, a filter by one says nothing of them; only then the figures are needed. */
async function namesNone({ query, figures }: Dashboard): Promise<boolean> {
  if (query.repository.length === 0) return false;
  return (await figures).figures.time_to_restore.incidents === null;
}
