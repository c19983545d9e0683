import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import type { ReactNode } from "react";
import layout from "#app/_components/layout.module.css";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { OpenedEvent } from "../_components/drawer/opened-event.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { LIST_PLACE, ListFrame } from "../_components/list/list-frame.tsx";
import { IncidentDrawer } from "./_components/incident-drawer.tsx";
import { IncidentLanes } from "./_components/incident-lanes.tsx";
import { IncidentList } from "./_components/incident-list.tsx";
import { IncidentLead, IncidentTabs } from "./_components/incident-tabs.tsx";
import { type LoadedIncidents, loadIncidents } from "./load.ts";
import { incidentsHref, readIncidentsState } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("events.title"))("incidents") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

/** The incidents behind a number over time, and one of them beside the list. */
export default async function IncidentsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const [scope, state] = await Promise.all([readScope(searchParams), readIncidentsState(searchParams)]);
  const now = new Date();
  const data = loadIncidents(member, { scope, state, now });
  const [t, events] = await Promise.all([getTranslations("incident"), getTranslations("events")]);
  const shown = { member, state, data };
  const hrefOf = (open: string | null) => incidentsHref(member.organization.slug, { ...state, open });
  return (
    <ListFrame
      of="incidents"
      {...{ member, scope, now, data }}
      narrowed={{ q: state.q, state: state.state }}
      lead={<IncidentLead {...shown} />}
      tabs={<IncidentTabs {...shown} />}
      rows={
        <AllRead data={data}>
          <div className={layout.stack}>
            <Section what={t("lanes")} fallback={<Skeleton height={392} />}>
              <IncidentLanes {...shown} />
            </Section>
            <div>
              <Section what={events("theList")} fallback={<Skeleton height={600} />}>
                <IncidentList {...shown} />
              </Section>
            </div>
          </div>
        </AllRead>
      }
    >
      <OpenedEvent of="incident" opened={state.open} data={data} hrefOf={hrefOf}>
        {(incident) => <IncidentDrawer member={member} incident={incident} now={now} />}
      </OpenedEvent>
    </ListFrame>
  );
}

/** How many incidents are, with their lanes, at least as high as what stands there while they are read. */
const FILLING = 15;

/** Nobody knows how high the lanes are before they are read: the list comes with them, and is pushed nowhere. */
async function AllRead({ data, children }: { data: LoadedIncidents; children: ReactNode }) {
  await Promise.allSettled([data.drawn, data.failed, data.connections]);
  const listed = await data.page.catch(() => null);
  const fills = (listed?.items.length ?? 0) >= FILLING;
  return fills ? <div style={{ minHeight: LIST_PLACE }}>{children}</div> : children;
}
