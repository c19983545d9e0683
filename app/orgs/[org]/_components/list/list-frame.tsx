import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import type { Acting } from "#lib/db/acting.ts";
import type { Connection } from "#lib/db/connections.ts";
import type { FilterValues } from "#lib/db/filter-values.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import type { Scope } from "#lib/domain/report/scope.ts";
import { FilterSection } from "../filter/filter-section.tsx";
import { ListActions, type ListOf } from "./list-actions.tsx";
import { WhereRead } from "./where-read.tsx";

type Props = {
  of: ListOf;
  member: Acting;
  scope: Scope;
  now: Date;
  data: { query: ReportQuery; connections: Promise<Connection[]>; values: Promise<FilterValues> };
  /** What else the list is narrowed to, as its operation of the API takes it. */
  narrowed: Record<string, string | boolean | null | undefined>;
  /** What is listed, in one sentence with its number. */
  lead: ReactNode;
  /** The choices, each with how many it lists. */
  tabs: ReactNode;
  /** The rows, and what opens beside them. */
  rows: ReactNode;
  children?: ReactNode;
};

/** The height of a list that is being read. */
export const LIST_PLACE = 1000;

/** What every list of events is framed by: its sentence, its files, the filters, its choices; each loads on its own. */
export async function ListFrame({ of, data, lead, tabs, rows, children, ...page }: Props) {
  const t = await getTranslations("events");
  const { member, narrowed, scope, now } = page;
  const { query, connections, values } = data;
  return (
    <>
      <PageHeader
        title={t(`title.${of}`)}
        lead={
          <Section what={t("theList")} inline fallback={<Skeleton height={20} width={320} />}>
            <WhereRead connections={connections}>{lead}</WhereRead>
          </Section>
        }
        actions={<ListActions slug={member.organization.slug} of={of} query={query} narrowed={narrowed} />}
      />
      <FilterSection {...{ member, scope, now, connections, values }} />
      <NuqsAdapter>
        <Section what={t("theList")} fallback={<Skeleton height={28} below={12} />}>
          <WhereRead connections={connections}>{tabs}</WhereRead>
        </Section>
        <Section what={t("theList")} fallback={<Skeleton height={LIST_PLACE} />}>
          {rows}
        </Section>
      </NuqsAdapter>
      {children}
    </>
  );
}
