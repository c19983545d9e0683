import { Skeleton } from "@mantine/core";
import type { Metadata } from "next";
import { Suspense } from "react";
import { PageHeader } from "#app/_components/page-header.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { RunSection } from "./_components/run-section.tsx";
import { loadRuns } from "./load.ts";
import { parseRunsQuery, runsHref } from "./search-params.ts";

export const metadata: Metadata = { title: "Runs" };

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RunsPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org);
  const query = parseRunsQuery(await searchParams);
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
