import { getTranslations } from "next-intl/server";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { getFormats } from "#app/_language/words.ts";
import classes from "./dashboard.module.css";
import type { Dashboard, Shown } from "./load.ts";

export async function OpenIncidents({ member, data, now }: Shown) {
  const [{ items: incidents, nextCursor }, unknown] = await Promise.all([data.open, namesNone(data)]);
  const t = await getTranslations("panels");
  const format = await getFormats();
  const { timeZone } = member.organization;
  return (
    <Panel title={t("incidents.title")} id="incidents">
      {unknown || incidents.length === 0 ? (
        <p className={classes.muted}>{t(unknown ? "incidents.byRepository" : "incidents.none")}</p>
      ) : (
        <ul className={classes.incidents}>
          {incidents.map((incident) => (
            <li key={incident.id}>
              <span className={classes.incidentName}>{incident.name ?? t("incidents.unnamed")}</span>
              <span className={classes.muted}>
                {[incident.severity, ...incident.services].filter((word) => word !== null).join(" · ")}
              </span>
              <span className={classes.muted}>
                {t.rich("incidents.openFor", {
                  age: format.duration((now.getTime() - Date.parse(incident.startedAt)) / 1000),
                  at: () => <Moment at={incident.startedAt} timeZone={timeZone} />,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {nextCursor === null ? null : <p className={classes.caption}>{t("newestTen")}</p>}
    </Panel>
  );
}

/** Where no incident names a repository, a filter by one says nothing of them; only then the figures are needed. */
async function namesNone({ query, figures }: Dashboard): Promise<boolean> {
  if (query.repository.length === 0) return false;
  return (await figures).figures.time_to_restore.incidents === null;
}
