import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireMember } from "#lib/auth/org.ts";
import { readScope } from "../_components/filter/scope-params.ts";
import { ChangeRows } from "../_components/list/change-rows.tsx";
import { ListFrame } from "../_components/list/list-frame.tsx";
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
  const shown = { member, state, data };
  const { slug } = member.organization;
  const kept = { origin: state.origin, tool: state.tool };
  return (
    <ListFrame
      of="commits"
      {...{ member, scope, now, data }}
      narrowed={{ q: state.q, ...kept }}
      lead={<CommitLead {...shown} />}
      tabs={<CommitTabs {...shown} />}
      rows={
        <ChangeRows
          of="commits"
          {...shown}
          kept={kept}
          path={commitsHref(slug, {})}
          hrefTo={(cursor) => commitsHref(slug, { ...state, cursor })}
        />
      }
    />
  );
}
