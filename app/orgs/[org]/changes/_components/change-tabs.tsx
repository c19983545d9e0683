import { getTranslations } from "next-intl/server";
import { getWords } from "#app/_language/words.ts";
import { ListLead } from "#app/orgs/[org]/_components/list/list-lead.tsx";
import { ListTabs } from "#app/orgs/[org]/_components/list/list-tabs.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { CHANGE_STATES, type ChangeCounts } from "#lib/db/changes.ts";
import type { Translate } from "#lib/words/words.ts";
import type { LoadedChanges } from "../load.ts";
import { type ChangesState, changesHref } from "../search-params.ts";

type Props = { member: Acting; state: ChangesState; data: LoadedChanges };

/** What lead time does with them, each with how many there are. */
export async function ChangeTabs({ member, state, data }: Props) {
  const [t, counts] = await Promise.all([getTranslations("events.changeStates"), data.counts]);
  const tabOf = (choice: ChangesState["state"]) => ({
    label: t(choice),
    href: changesHref(member.organization.slug, { ...state, state: choice, stage: null, cursor: null }),
    count: counts[choice],
    current: choice === state.state,
  });
  return <ListTabs tabs={CHANGE_STATES.map(tabOf)} />;
}

/** "708 changes that lead time counts, 1 – 28 Nov 2026, Production". */
export async function ChangeLead({ member, state, data }: Props) {
  const [{ t }, counts, connections] = await Promise.all([getWords(), data.counts, data.connections]);
  const { origin, tool, deployedTo, q, stage } = state;
  const total = totalOf(counts, state);
  return (
    <ListLead
      told={t(`events.changes.${state.state}`, { count: total })}
      total={total}
      narrowed={[
        stage === null ? null : t("events.withStage", { stage: t(`panels.stages.name.${stage}`) }),
        origin === null ? null : t(`events.ofOrigin.${origin}`),
        tool === null ? null : t("events.byTool", { tool }),
        deployedTo === null ? null : sayDeployedTo(deployedTo, t),
        q === null ? null : t("events.matching", { text: q }),
      ]}
      query={data.query}
      timeZone={member.organization.timeZone}
      connections={new Map(connections.map(({ id, name }) => [id, name]))}
    />
  );
}

const NAMED = /^env:(.+)$/s;

function sayDeployedTo(told: string, t: Translate): string {
  const env = NAMED.exec(told)?.[1];
  return env === undefined ? t("events.deployedToNone") : t("events.deployedTo", { env });
}

function totalOf(counts: ChangeCounts, { state, stage }: ChangesState): number {
  return stage === null || state !== "counted" ? counts[state] : counts.stages[stage];
}
