import type { Metadata } from "next";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listCountedConnections } from "#lib/db/connections.ts";
import { ConnectionList } from "./_components/connection-list.tsx";

export const metadata: Metadata = { title: "Connections" };
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

const readTold = createLoader({
  connected: parseAsString,
  reconnected: parseAsString,
  instead: parseAsString,
});

export default async function ConnectionsPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org);
  const told = await readTold(searchParams);
  const connections = listCountedConnections(db, organization.id);
  return (
    <>
      <PageHeader
        title="Connections"
        lead={`The Datadog accounts that the numbers come from. Times in ${organization.timeZone}.`}
      />
      <div data-own-notices>
        <Section what="The connections" fallback={<Skeleton height={262} />}>
          <ConnectionList organization={organization} connections={connections} told={told} />
        </Section>
      </div>
    </>
  );
}
