import { getTranslations } from "next-intl/server";
import { getWords } from "#app/_language/words.ts";
import { ListLead } from "#app/orgs/[org]/_components/list/list-lead.tsx";
import { ListTabs } from "#app/orgs/[org]/_components/list/list-tabs.tsx";
import type { Acting } from "#lib/db/acting.ts";
import type { LoadedIncidents } from "../load.ts";
import { type IncidentsState, incidentsHref } from "../search-params.ts";

type Props = { member: Acting; state: IncidentsState; data: LoadedIncidents };
type Choice = IncidentsState["state"];

/** Open now, and those of the period, each with how many there are. */
export async function IncidentTabs({ member, state, data }: Props) {
  const [t, counts] = await Promise.all([getTranslations("events.states"), data.counts]);
  const tabOf = (choice: Choice) => ({
    label: t(choice ?? "all"),
    href: incidentsHref(member.organization.slug, { ...state, state: choice, cursor: null, open: null }),
    count: counts[choice ?? "all"],
    current: choice === state.state,
  });
  return <ListTabs tabs={(["now", null, "open", "closed"] as const).map(tabOf)} />;
}

/** "3 open incidents, 1 – 28 Nov 2026, Production". */
export async function IncidentLead({ member, state, data }: Props) {
  const [{ t }, counts, connections] = await Promise.all([getWords(), data.counts, data.connections]);
  const choice = state.state ?? "all";
  const total = counts[choice];
  return (
    <ListLead
      told={t(`events.incidents.${choice}`, { count: total })}
      total={total}
      narrowed={[state.q === null ? null : t("events.matching", { text: state.q })]}
      query={data.query}
      timeZone={member.organization.timeZone}
      period={choice === "now" ? t("events.whenever") : null}
      connections={new Map(connections.map(({ id, name }) => [id, name]))}
    />
  );
}
