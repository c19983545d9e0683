import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { CopyLink } from "#app/_components/copy-link.tsx";
import { ExportMenu } from "#app/_components/export-menu.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { fetchParts } from "#lib/db/report.ts";
import { type PlaceOrder, sortPlaces } from "#lib/domain/place-rows.ts";
import { PLACE_PATHS, type PlaceKind } from "#lib/domain/places.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { queryOf } from "#lib/domain/report/scope.ts";
import { AppError } from "#lib/errors.ts";
import { breakdownFile } from "#lib/http/row-files.ts";
import { WhyEmpty } from "../empty/why-empty.tsx";
import { FilterSection } from "../filter/filter-section.tsx";
import { readScope } from "../filter/scope-params.ts";
import { PlaceTable } from "./place-table.tsx";
import { PlaceTabs } from "./place-tabs.tsx";
import { readOrder } from "./search-params.ts";

export type ListProps = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

/** All services, teams or repositories of the scope. */
export async function PlaceListPage({ kind, member, searchParams }: Props) {
  const t = await getTranslations();
  const [scope, { sort }] = await Promise.all([readScope(searchParams), readOrder(searchParams)]);
  const { db, organization } = member;
  const now = new Date();
  const query = queryOf(scope, now, organization);
  const report = fetchParts(db, organization.id, { ...query, parts: ["rows", "series"], by: kind });
  return (
    <>
      <PageHeader
        title={t(`filters.many.${kind}`)}
        lead={t(`places.lead.${kind}`)}
        actions={
          <>
            <CopyLink query={query} />
            <Section what={t("places.file")} inline>
              <Export kind={kind} slug={organization.slug} sort={sort} report={report} />
            </Section>
          </>
        }
      />
      <PlaceTabs slug={organization.slug} />
      <FilterSection member={member} scope={scope} now={now} comparing />
      <Section what={t("places.rows")} fallback={<Skeleton height={560} />}>
        <Rows kind={kind} member={member} sort={sort} query={query} report={report} />
      </Section>
    </>
  );
}

type Props = Pick<ListProps, "searchParams"> & { kind: PlaceKind; member: Acting };
type RowsProps = Pick<Props, "kind" | "member"> & {
  sort: PlaceOrder;
  query: ReportQuery;
  report: Promise<PartOf<"rows" | "series"> | null>;
};

type ExportProps = Pick<RowsProps, "kind" | "sort" | "report"> & { slug: string };

/** The rows as they stand, taken away. */
async function Export({ kind, slug, sort, report }: ExportProps) {
  const [t, found] = await Promise.all([getTranslations("places"), report]);
  if (found === null || found.rows.rows.length === 0) return null;
  const text = breakdownFile(sortPlaces(found.rows.rows, sort));
  const file = { text, fileName: `${slug}-${PLACE_PATHS[kind]}.csv` };
  return <ExportMenu items={[{ label: t("file"), file }]} />;
}

/** The rows, or the one cause why there are none. */
async function Rows({ kind, member, sort, query, report }: RowsProps) {
  const found = await report;
  if (found === null) throw new AppError("not_found");
  const { slug, cfrDenominator } = member.organization;
  const table = <PlaceTable report={found} kind={kind} sort={sort} slug={slug} formula={cfrDenominator} />;
  if (found.rows.rows.length > 0) return table;
  const path = `/orgs/${slug}/${PLACE_PATHS[kind]}`;
  return <WhyEmpty member={member} query={query} of="deployments" path={path} otherwise={table} />;
}
