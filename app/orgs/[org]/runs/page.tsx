import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { RunList } from "./_components/run-list.tsx";
import { loadRuns } from "./load.ts";
import { readRunsQuery, runsHref } from "./search-params.ts";

export const metadata: Metadata = { title: "Runs" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function RunsPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org);
  const query = await readRunsQuery(searchParams);
  const page = loadRuns(db, organization.id, query);
  return (
    <>
      <PageHeader
        title="Runs"
        lead={`Every sync with Datadog, newest first. Times in ${organization.timeZone}.`}
      />
      <Section key={runsHref(organization.slug, query)} what="The runs" fallback={<Skeleton height={640} />}>
        <RunList organization={organization} query={query} page={page} />
      </Section>
    </>
  );
}
