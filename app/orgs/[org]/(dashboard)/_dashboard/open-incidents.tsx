import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { formatDuration } from "#lib/domain/format/format.ts";
import type { Scope } from "#lib/domain/report/scope.ts";
import classes from "./dashboard.module.css";
import type { Dashboard } from "./load.ts";

type Props = { member: Acting; scope: Scope; data: Dashboard; now: Date };

export async function OpenIncidents({ member, scope, data, now }: Props) {
  const { items: incidents, nextCursor } = await data.open;
  const { timeZone } = member.organization;
  // Incidents carry no repository, so a filter by it says nothing about them.
  const byRepository = scope.repository.length > 0;
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
      {nextCursor === null ? null : <p className={classes.caption}>The newest ten of this window.</p>}
    </Panel>
  );
}
