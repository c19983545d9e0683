import { Skeleton } from "@mantine/core";
import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMember } from "#lib/auth/org.ts";
import { listAudit } from "#lib/db/audit.ts";
import type { Db } from "#lib/db/call.ts";
import { listConnections } from "#lib/db/connections.ts";
import { AppError } from "#lib/errors.ts";
import { PageHeader } from "../../../../_components/page-header.tsx";
import { AuditTable } from "./_components/audit-table.tsx";

export const metadata: Metadata = { title: "Audit log" };

const LIMIT = 50;

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
};

/** A cursor that is none of ours begins at the newest. */
async function loadAudit(db: Db, organizationId: string, cursor: string | null) {
  try {
    return await listAudit(db, organizationId, { limit: LIMIT, cursor });
  } catch (error) {
    if (cursor === null || !(error instanceof AppError) || error.code !== "invalid_input") throw error;
    return listAudit(db, organizationId, { limit: LIMIT, cursor: null });
  }
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org, "admin");
  const { cursor } = await searchParams;
  const asked = typeof cursor === "string" && cursor !== "" ? cursor : null;
  return (
    <>
      <PageHeader
        title="Audit log"
        lead="What was done to this organisation, newest first. Nobody can change or delete a line."
      />
      <Suspense key={asked} fallback={<Skeleton height={480} radius="lg" />}>
        <AuditTable
          path={`/orgs/${organization.slug}/settings/audit`}
          timeZone={organization.timeZone}
          first={asked === null}
          page={loadAudit(db, organization.id, asked)}
          connections={listConnections(db, organization.id)}
        />
      </Suspense>
    </>
  );
}
