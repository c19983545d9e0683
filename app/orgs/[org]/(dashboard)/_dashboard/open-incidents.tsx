import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Incident } from "#lib/db/events.ts";
import { formatDuration } from "#lib/domain/format/format.ts";
import classes from "./dashboard.module.css";

type Props = {
  incidents: Incident[];
  timeZone: string;
  now: Date;
  more: boolean;
  /** Incidents carry no repository, so a filter by it says nothing about them. */
  byRepository: boolean;
};

export function OpenIncidents({ incidents, timeZone, now, more, byRepository }: Props) {
  const nothing = byRepository
    ? "Not known: incidents carry no repository. Remove that filter to see them."
    : "No incident of this window is open.";
  return (
    <Panel title="Open incidents" id="incidents">
      {byRepository || incidents.length === 0 ? (
        <p className={classes.muted}>{nothing}</p>
      ) : (
        <ul className={classes.incidents}>
          {incidents.map((incident) => (
            <li key={incident.id}>
              <span className={classes.incidentName}>{incident.name ?? "Without a name"}</span>
              <span className={classes.muted}>
                {[incident.severity, ...incident.services].filter((word) => word !== null).join(" · ")}
              </span>
              <span className={classes.muted}>
                open for {formatDuration((now.getTime() - Date.parse(incident.startedAt)) / 1000)}, since{" "}
                <Moment at={incident.startedAt} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {more ? <p className={classes.caption}>The newest ten of this window.</p> : null}
    </Panel>
  );
}
