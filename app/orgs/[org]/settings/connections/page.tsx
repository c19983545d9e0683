import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listCountedConnections } from "#lib/db/connections.ts";
import { ConnectionList } from "./_components/connection-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("title") };
}
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

const readTold = createLoader({
  connected: parseAsString,
  reconnected: parseAsString,
  instead: parseAsString,
});

export default async function ConnectionsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const { db, organization } = member;
  const t = await getTranslations("connections");
  const told = await readTold(searchParams);
  const connections = listCountedConnections(db, organization.id);
  return (
    <ClientWords namespaces={["connectionForms"]}>
      <PageHeader title={t("title")} lead={t("lead", { timeZone: organization.timeZone })} />
      <div data-own-notices>
        <Section what={t("theConnections")} fallback={<Skeleton height={262} />}>
          <ConnectionList member={member} connections={connections} told={told} />
        </Section>
      </div>
    </ClientWords>
  );
}
