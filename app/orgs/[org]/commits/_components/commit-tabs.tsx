import { getTranslations } from "next-intl/server";
import { getWords } from "#app/_language/words.ts";
import { ListLead } from "#app/orgs/[org]/_components/list/list-lead.tsx";
import { ListTabs } from "#app/orgs/[org]/_components/list/list-tabs.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { COMMIT_ORIGINS } from "#lib/db/changes.ts";
import type { LoadedCommits } from "../load.ts";
import { type CommitsState, commitsHref } from "../search-params.ts";

type Props = { member: Acting; state: CommitsState; data: LoadedCommits };

/** Their origins, each with how many commits have it. */
export async function CommitTabs({ member, state, data }: Props) {
  const [t, counts] = await Promise.all([getTranslations("events"), data.counts]);
  const tabOf = (choice: CommitsState["origin"]) => ({
    label: choice === null ? t("verdicts.all") : t(`originOf.${choice}`),
    href: commitsHref(member.organization.slug, { ...state, origin: choice, cursor: null }),
    count: counts[choice ?? "all"],
    current: choice === state.origin,
  });
  return <ListTabs tabs={[null, ...COMMIT_ORIGINS].map(tabOf)} />;
}

/** "769 commits, of known origin, 1 – 28 Nov 2026, Production". */
export async function CommitLead({ member, state, data }: Props) {
  const [{ t }, counts, connections] = await Promise.all([getWords(), data.counts, data.connections]);
  const { origin, tool, q } = state;
  const total = counts[origin ?? "all"];
  return (
    <ListLead
      told={t("events.commitCount", { count: total })}
      total={total}
      narrowed={[
        origin === null ? null : t(`events.ofOrigin.${origin}`),
        tool === null ? null : t("events.byTool", { tool }),
        q === null ? null : t("events.matching", { text: q }),
      ]}
      query={data.query}
      timeZone={member.organization.timeZone}
      connections={new Map(connections.map(({ id, name }) => [id, name]))}
    />
  );
}
