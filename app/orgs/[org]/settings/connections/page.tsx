import { Skeleton } from "@mantine/core";
import type { Metadata } from "next";
import { Suspense } from "react";
import { requireMember } from "#lib/auth/org.ts";
import { listConnections } from "#lib/db/connections.ts";
import { PageHeader } from "../../../../_components/page-header.tsx";
import { ConnectionList } from "./_components/connection-list.tsx";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage({ params }: { params: Promise<{ org: string }> }) {
  const { db, organization } = await requireMember((await params).org);
  const connections = listConnections(db, organization.id);
  return (
    <>
      <PageHeader title="Connections" lead="The Datadog accounts that the numbers come from." />
      <Suspense fallback={<Skeleton height={262} radius="lg" />}>
        <ConnectionList organization={organization} connections={connections} />
      </Suspense>
    </>
  );
}
