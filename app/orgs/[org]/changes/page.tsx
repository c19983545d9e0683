import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireMember } from "#lib/auth/org.ts";
import { readScope } from "../_components/filter/scope-params.ts";
import { ChangeRows } from "../_components/list/change-rows.tsx";
import { ListFrame } from "../_components/list/list-frame.tsx";
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
  const shown = { member, state, data };
  const { slug } = member.organization;
  const { state: told, origin, tool, deployedTo, stage, q } = state;
  const kept = { state: told, origin, tool, deployedTo, stage };
  return (
    <ListFrame
      of="changes"
      {...{ member, scope, now, data }}
      narrowed={{ q, ...kept }}
      lead={<ChangeLead {...shown} />}
      tabs={<ChangeTabs {...shown} />}
      rows={
        <ChangeRows
          of="changes"
          {...shown}
          kept={kept}
          path={changesHref(slug, {})}
          hrefTo={(cursor) => changesHref(slug, { ...state, cursor })}
        />
      }
    />
  );
}
