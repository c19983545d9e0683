import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listAudit, listAuditValues } from "#lib/db/audit.ts";
import { listConnections } from "#lib/db/connections.ts";
import { readList } from "../../_components/list/read-list.ts";
import { AuditList } from "./_components/audit-list.tsx";
import { auditFilter, auditHref, readAuditQuery } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

const PAGE_SIZE = 50;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org, "admin");
  const { id, slug, timeZone } = organization;
  const t = await getTranslations("audit");
  const query = await readAuditQuery(searchParams);
  const filter = { ...auditFilter(query, timeZone), limit: PAGE_SIZE };
  const loading = Promise.all([
    readList(query.cursor, (cursor) => listAudit(db, id, { ...filter, cursor })),
    listAuditValues(db, id),
    listConnections(db, id),
  ]);
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { timeZone })} actions={<HelpLink topic="auditLog" />} />
      <Section key={auditHref(slug, query)} what={t("theLog")} fallback={<Skeleton height={480} />}>
        <AuditList slug={slug} timeZone={timeZone} query={query} loading={loading} />
      </Section>
    </>
  );
}
