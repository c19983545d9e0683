import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { OpenedEvent } from "../_components/drawer/opened-event.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { ListFrame } from "../_components/list/list-frame.tsx";
import { IncidentDrawer } from "./_components/incident-drawer.tsx";
import { IncidentLanes } from "./_components/incident-lanes.tsx";
import { IncidentList } from "./_components/incident-list.tsx";
import { IncidentLead, IncidentTabs } from "./_components/incident-tabs.tsx";
import { loadIncidents } from "./load.ts";
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
  const t = await getTranslations("incident");
  const shown = { member, state, data };
  const hrefOf = (open: string | null) => incidentsHref(member.organization.slug, { ...state, open });
  return (
    <ListFrame
      of="incidents"
      {...{ member, scope, now, data }}
      narrowed={{ q: state.q, state: state.state }}
      lead={<IncidentLead {...shown} />}
      tabs={<IncidentTabs {...shown} />}
      above={
        <Section what={t("lanes")} fallback={<Skeleton height={240} />}>
          <IncidentLanes {...shown} />
        </Section>
      }
      rows={<IncidentList {...shown} />}
    >
      <OpenedEvent
        label={t("title")}
        what={t("theIncident")}
        opened={state.open}
        rows={data.page}
        hrefOf={hrefOf}
      >
        {data.opened === null ? null : <IncidentDrawer member={member} loading={data.opened} now={now} />}
      </OpenedEvent>
    </ListFrame>
  );
}
