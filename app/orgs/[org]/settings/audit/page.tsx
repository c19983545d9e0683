import { Skeleton } from "@mantine/core";
import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { PageHeader } from "#app/_components/page-header.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listAuditValues } from "#lib/db/audit.ts";
import { listConnections } from "#lib/db/connections.ts";
import { AuditFilters } from "./_components/audit-filters.tsx";
import { AuditTable } from "./_components/audit-table.tsx";
import { loadAudit } from "./load.ts";
import { auditSearch, filterSearch, readAuditQuery } from "./search-params.ts";

export const metadata: Metadata = { title: "Audit log" };

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org, "admin");
  const query = await readAuditQuery(searchParams);
  const path = `/orgs/${organization.slug}/settings/audit`;
  const values = await listAuditValues(db, organization.id);
  return (
    <>
      <PageHeader
        title="Audit log"
        lead={`What was done to this organisation, newest first. Nobody can change or delete a line. Times in ${organization.timeZone}.`}
      />
      <AuditFilters key={`filters${filterSearch(query)}`} path={path} query={query} values={values} />
      <Suspense key={`table${auditSearch(query)}`} fallback={<Skeleton height={480} radius="lg" />}>
        <AuditTable
          path={path}
          timeZone={organization.timeZone}
          query={query}
          page={loadAudit(db, organization, query)}
          connections={listConnections(db, organization.id)}
        />
      </Suspense>
    </>
  );
}
