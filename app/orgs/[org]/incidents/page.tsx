import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { type ReactNode, Suspense } from "react";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { ListKeys } from "../_components/drawer/list-keys.tsx";
import { OpenedEvent } from "../_components/drawer/opened-event.tsx";
import { FilterSection } from "../_components/filter/filter-section.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { ListActions } from "../_components/list/list-actions.tsx";
import { WhereRead } from "../_components/list/where-read.tsx";
import { IncidentDrawer } from "./_components/incident-drawer.tsx";
import { IncidentLanes } from "./_components/incident-lanes.tsx";
import { IncidentList } from "./_components/incident-list.tsx";
import { IncidentLead, IncidentTabs } from "./_components/incident-tabs.tsx";
import { type LoadedIncidents, loadIncidents } from "./load.ts";
import { incidentsHref, readIncidentsState } from "./search-params.ts";

/** The height of what is being read, and how many incidents with their lanes are at least as high. */
const PLACE = 1000;
const FILLING = 15;

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
  const [t, words] = await Promise.all([getTranslations("events"), getTranslations("incident")]);
  const shown = { member, state, data };
  const hrefOf = (open: string | null) => incidentsHref(member.organization.slug, { ...state, open });
  return (
    <>
      <PageHeader
        title={t("title.incidents")}
        lead={
          <Section what={t("theList")} inline fallback={<Skeleton height={20} width={320} />}>
            <WhereRead connections={data.connections}>
              <IncidentLead {...shown} />
            </WhereRead>
          </Section>
        }
        actions={
          <ListActions
            slug={member.organization.slug}
            of="incidents"
            query={data.query}
            narrowed={{ q: state.q, state: state.state }}
          />
        }
      />
      <FilterSection
        member={member}
        scope={scope}
        now={now}
        connections={data.connections}
        values={data.values}
      />
      <NuqsAdapter>
        <Section what={t("theList")} fallback={<Skeleton height={28} below={12} />}>
          <WhereRead connections={data.connections}>
            <IncidentTabs {...shown} />
          </WhereRead>
        </Section>
        <Suspense fallback={<Skeleton height={PLACE} />}>
          <AllRead data={data}>
            <div className={layout.stack}>
              <Section what={words("lanes")}>
                <IncidentLanes {...shown} />
              </Section>
              <div>
                <Section what={t("theList")}>
                  <IncidentList {...shown} />
                </Section>
              </div>
            </div>
          </AllRead>
        </Suspense>
      </NuqsAdapter>
      <ListKeys />
      {state.open === null || data.opened === null ? null : (
        <OpenedEvent
          label={words("title")}
          what={words("theIncident")}
          opened={state.open}
          rows={data.page}
          hrefOf={hrefOf}
        >
          <IncidentDrawer member={member} loading={data.opened} now={now} />
        </OpenedEvent>
      )}
    </>
  );
}

/** Nobody knows how high the lanes are before they are read: the list comes with them, and is pushed nowhere. */
async function AllRead({ data, children }: { data: LoadedIncidents; children: ReactNode }) {
  await Promise.allSettled([data.drawn, data.failed, data.connections]);
  const listed = await data.page.catch(() => null);
  const fills = (listed?.items.length ?? 0) >= FILLING;
  return fills ? <div style={{ minHeight: PLACE }}>{children}</div> : children;
}
