import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { FilterSection } from "../_components/filter/filter-section.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { ChangeRows } from "../_components/list/change-rows.tsx";
import { ListActions } from "../_components/list/list-actions.tsx";
import { WhereRead } from "../_components/list/where-read.tsx";
import { ChangeLead, ChangeTabs } from "./_components/change-tabs.tsx";
import { loadChanges } from "./load.ts";
import { changesHref, readChangesState } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("events.title"))("changes") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

/** The changes behind a lead time: each commit where it reached a service. */
export default async function ChangesPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const [scope, state] = await Promise.all([readScope(searchParams), readChangesState(searchParams)]);
  const now = new Date();
  const data = loadChanges(member, { scope, state, now });
  const t = await getTranslations("events");
  const shown = { member, state, data };
  const { slug } = member.organization;
  const { state: told, origin, tool, deployedTo, stage, q } = state;
  const kept = { state: told, origin, tool, deployedTo, stage };
  return (
    <>
      <PageHeader
        title={t("title.changes")}
        lead={
          <Section what={t("theList")} inline fallback={<Skeleton height={20} width={320} />}>
            <WhereRead connections={data.connections}>
              <ChangeLead {...shown} />
            </WhereRead>
          </Section>
        }
        actions={<ListActions slug={slug} of="changes" query={data.query} narrowed={{ ...kept, q }} />}
      />
      <FilterSection
        member={member}
        scope={scope}
        now={now}
        connections={data.connections}
        values={data.values}
      />
      <Section what={t("theList")} fallback={<Skeleton height={28} below={12} />}>
        <WhereRead connections={data.connections}>
          <ChangeTabs {...shown} />
        </WhereRead>
      </Section>
      <Section what={t("theList")} fallback={<Skeleton height={1000} />}>
        <ChangeRows
          of="changes"
          member={member}
          query={data.query}
          page={data.page}
          connections={data.connections}
          state={state}
          kept={kept}
          path={changesHref(slug, {})}
          hrefTo={(cursor) => changesHref(slug, { ...state, cursor })}
        />
      </Section>
    </>
  );
}
