import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { requireMember } from "#lib/auth/org.ts";
import { AttentionNotice } from "../_components/attention-notice.tsx";
import { DashboardBody } from "./_dashboard/dashboard-body.tsx";
import { DashboardHeader } from "./_dashboard/dashboard-header.tsx";
import { Filters } from "./_dashboard/filters.tsx";
import { loadDashboard } from "./_dashboard/load.ts";
import { readFilterState } from "./_dashboard/search-params.ts";
import { SectionBoundary } from "./_dashboard/section-boundary.tsx";
import { DashboardSkeleton, FilterSkeleton } from "./_dashboard/skeletons.tsx";

export const metadata: Metadata = { title: "Delivery" };
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function DashboardPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const state = await readFilterState(searchParams);
  const now = new Date();
  const data = loadDashboard(member, state, now);
  return (
    <>
      <DashboardHeader member={member} data={data} now={now} />
      <Suspense>
        <AttentionNotice organization={member.organization} connections={data.connections} />
      </Suspense>
      <Suspense fallback={<FilterSkeleton />}>
        <Filters member={member} data={data} now={now} />
      </Suspense>
      <SectionBoundary what="The numbers">
        <Suspense fallback={<DashboardSkeleton />}>
          <DashboardBody member={member} state={state} data={data} now={now} />
        </Suspense>
      </SectionBoundary>
    </>
  );
}
