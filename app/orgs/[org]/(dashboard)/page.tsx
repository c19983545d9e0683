import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { Section } from "#app/_components/section.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { AttentionNotice } from "../_components/attention-notice.tsx";
import { FilterSection } from "../_components/filter/filter-section.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { DashboardBody } from "./_dashboard/dashboard-body.tsx";
import { DashboardHeader } from "./_dashboard/dashboard-header.tsx";
import { loadDashboard } from "./_dashboard/load.ts";
import { readView } from "./_dashboard/search-params.ts";
import { DashboardSkeleton } from "./_dashboard/skeletons.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function DashboardPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const [scope, { by }] = await Promise.all([readScope(searchParams), readView(searchParams)]);
  const now = new Date();
  const data = loadDashboard(member, { scope, by }, now);
  const t = await getTranslations("dashboard.parts");
  return (
    <ClientWords namespaces={["filters", "trend", "breakdown", "change"]}>
      <DashboardHeader member={member} data={data} now={now} />
      <Section what={t("attention")}>
        <AttentionNotice organization={member.organization} connections={data.connections} />
      </Section>
      <FilterSection
        member={member}
        scope={scope}
        now={now}
        comparing
        connections={data.connections}
        values={data.values}
      />
      <NuqsAdapter>
        <Section what={t("numbers")} fallback={<DashboardSkeleton />}>
          <DashboardBody member={member} data={data} now={now} />
        </Section>
      </NuqsAdapter>
    </ClientWords>
  );
}
