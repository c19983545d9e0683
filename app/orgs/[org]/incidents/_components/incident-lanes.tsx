import { getTranslations } from "next-intl/server";
import { Lane } from "#app/_components/charts/lane.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { getWords } from "#app/_language/words.ts";
import { deploymentsHref } from "#app/orgs/[org]/deployments/search-params.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { Deployment } from "#lib/db/deployments.ts";
import type { Incident } from "#lib/db/incidents.ts";
import { placeHref } from "#lib/domain/places.ts";
import { byService, type LaneRow } from "#lib/domain/report/lane.ts";
import { momentOf } from "#lib/domain/report/moment.ts";
import { sayLasted } from "#lib/words/incident-state.ts";
import type { Words } from "#lib/words/words.ts";
import type { LoadedIncidents } from "../load.ts";
import { type IncidentsState, incidentsHref } from "../search-params.ts";

type Props = { member: Acting; state: IncidentsState; data: LoadedIncidents };

/** The incidents of the period by their services, with the deployments that failed there; nothing without incidents. */
export async function IncidentLanes({ member, state, data }: Props) {
  const [words, t, incidents, failed] = await Promise.all([
    getWords(),
    getTranslations("incident"),
    data.drawn,
    data.failed,
  ]);
  if (incidents.items.length === 0) return null;
  const { slug, timeZone } = member.organization;
  const { from, to } = data.query;
  const told = {
    words,
    ...{ timeZone, now: data.now },
    incidentHref: (open: string) => incidentsHref(slug, { ...state, open }),
    deploymentHref: (open: string) => deploymentsHref(slug, { verdict: "failed", open }),
    serviceHref: (service: string) => placeHref(slug, "service", service),
  };
  const cut = incidents.nextCursor !== null || failed.nextCursor !== null;
  return (
    <Panel title={t("lanes")} id="lanes">
      <Lane
        from={momentOf(from, timeZone).toISOString()}
        to={momentOf(to, timeZone).toISOString()}
        timeZone={timeZone}
        rows={rowsOf(incidents.items, failed.items, told)}
      />
      {cut ? (
        <p className="muted">
          {t("lanesCut", { count: incidents.items.length, failed: failed.items.length })}
        </p>
      ) : null}
    </Panel>
  );
}

export type Told = {
  words: Words;
  timeZone: string;
  now: Date;
  incidentHref: (id: string) => string;
  deploymentHref: (id: string) => string;
  serviceHref: (service: string) => string;
};

/** One lane a service that an incident names. */
export function rowsOf(incidents: Incident[], failed: Deployment[], told: Told): LaneRow[] {
  const { words, timeZone, now } = told;
  const { t, format } = words;
  return [...byService(incidents)].map(([service, ones]) => ({
    label: service ?? t("incident.noService"),
    href: service === null ? null : told.serviceHref(service),
    incidents: ones.map((incident) => ({
      id: incident.id,
      startedAt: incident.startedAt,
      finishedAt: incident.finishedAt,
      href: told.incidentHref(incident.id),
      label: t("incident.label", {
        name: incident.name ?? t("events.unnamed"),
        day: format.moment(incident.startedAt, timeZone),
        lasted: sayLasted(incident, now, words),
      }),
    })),
    failures: failed
      .filter((one) => service !== null && one.service?.toLowerCase() === service.toLowerCase())
      .map(({ id, startedAt: at, version, externalId }) => ({
        ...{ id, at, href: told.deploymentHref(id) },
        label: t("incident.failure", { name: version ?? externalId, day: format.moment(at, timeZone) }),
      })),
  }));
}
