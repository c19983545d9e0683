import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { QualityTabs } from "../_components/quality-tabs.tsx";
import { RunList } from "./_components/run-list.tsx";
import { loadRuns } from "./load.ts";
import { readRunsQuery, runsHref } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs"))("title") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function RunsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const { db, organization } = member;
  const query = await readRunsQuery(searchParams);
  const t = await getTranslations("runs");
  const page = loadRuns(db, organization.id, query);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", { timeZone: organization.timeZone })}
        actions={<HelpLink topic="runs" />}
      />
      <QualityTabs slug={organization.slug} />
      <NuqsAdapter>
        <Section
          key={runsHref(organization.slug, query)}
          what={t("theRuns")}
          fallback={<Skeleton height={640} />}
        >
          <RunList member={member} query={query} page={page} />
        </Section>
      </NuqsAdapter>
    </>
  );
}
