import type { Figures } from "#lib/domain/report/report.ts";
import type { IncidentEvent } from "./events.ts";
import { percentiles } from "./oracle-math.ts";
import { firstIncident, firstOf, isoOrNull, type Scope, selectIncidents } from "./oracle-population.ts";

export function computeRestore(scope: Scope): Figures["time_to_restore"] {
  const { incidents, isKnown, withoutRepository } = selectIncidents(scope);
  const open = incidents.filter((event) => event.finishedAt === null);
  return {
    ...percentiles(incidents.flatMap((event) => restoreTime(event) ?? [])),
    incidents: isKnown ? incidents.length : null,
    open: isKnown ? open.length : null,
    oldestOpenSeconds: ageOf(open, scope),
    firstAt: isoOrNull(firstIncident(scope)),
    withoutRepository,
  };
}

function restoreTime({ startedAt, finishedAt, restoreSeconds }: IncidentEvent): number | null {
  if (finishedAt === null) return null;
  return restoreSeconds ?? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
}

/** Age of the oldest one at the end of the window, or now where that comes first. */
function ageOf(open: IncidentEvent[], { to, now }: Scope): number | null {
  const oldest = firstOf(open.map((event) => Date.parse(event.startedAt)));
  return oldest === null ? null : Math.max(0, (Math.min(to, now) - oldest) / 1000);
}
