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
import { CommitLead, CommitTabs } from "./_components/commit-tabs.tsx";
import { loadCommits } from "./load.ts";
import { commitsHref, readCommitsState } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("events.title"))("commits") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

/** The distinct commits of a period by who wrote them. */
export default async function CommitsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const [scope, state] = await Promise.all([readScope(searchParams), readCommitsState(searchParams)]);
  const now = new Date();
  const data = loadCommits(member, { scope, state, now });
  const t = await getTranslations("events");
  const shown = { member, state, data };
  const { slug } = member.organization;
  return (
    <>
      <PageHeader
        title={t("title.commits")}
        lead={
          <Section what={t("theList")} inline fallback={<Skeleton height={20} width={320} />}>
            <WhereRead connections={data.connections}>
              <CommitLead {...shown} />
            </WhereRead>
          </Section>
        }
        actions={
          <ListActions
            slug={slug}
            of="commits"
            query={data.query}
            narrowed={{ q: state.q, origin: state.origin, tool: state.tool }}
          />
        }
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
          <CommitTabs {...shown} />
        </WhereRead>
      </Section>
      <Section what={t("theList")} fallback={<Skeleton height={1000} />}>
        <ChangeRows
          of="commits"
          member={member}
          query={data.query}
          page={data.page}
          connections={data.connections}
          state={state}
          kept={{ origin: state.origin, tool: state.tool }}
          path={commitsHref(slug, {})}
          hrefTo={(cursor) => commitsHref(slug, { ...state, cursor })}
        />
      </Section>
    </>
  );
}
