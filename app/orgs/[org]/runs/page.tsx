import { Skeleton } from "@mantine/core";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { PageHeader } from "#app/_components/page-header.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { RunSection } from "./_components/run-section.tsx";
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
      <Suspense key={runsHref(organization.slug, query)} fallback={<Skeleton height={640} radius="lg" />}>
        <RunSection organization={organization} query={query} page={page} />
      </Suspense>
    </>
  );
}
