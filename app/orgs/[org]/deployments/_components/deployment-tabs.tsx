import { getTranslations } from "next-intl/server";
import { ListTabs } from "#app/orgs/[org]/_components/list/list-tabs.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { VERDICTS, type VerdictChoice } from "#lib/domain/report/verdicts.ts";
import { countOf, type LoadedDeployments } from "../load.ts";
import { type DeploymentsState, deploymentsHref } from "../search-params.ts";

type Props = { member: Acting; state: DeploymentsState; data: LoadedDeployments };

/** Those that are always offered; of the others the one that is on view, and what somebody has to look at. */
const ALWAYS = new Set<VerdictChoice>(["failed", "fine", "pending", "rework", "corrected"]);
const WHERE_ANY = new Set<VerdictChoice>(["conflict", "left_out"]);

/** The verdicts, each with how many deployments of the scope have it. */
export async function DeploymentTabs({ member, state, data }: Props) {
  const [t, counts] = await Promise.all([getTranslations("events.verdicts"), data.counts]);
  const isOffered = (verdict: VerdictChoice) =>
    ALWAYS.has(verdict) ||
    verdict === state.verdict ||
    (WHERE_ANY.has(verdict) && countOf(counts, verdict) > 0);
  const tabOf = (verdict: VerdictChoice | null) => ({
    label: t(verdict ?? "all"),
    href: deploymentsHref(member.organization.slug, { ...state, verdict, cursor: null, open: null }),
    count: countOf(counts, verdict),
    current: verdict === state.verdict,
  });
  return <ListTabs tabs={[null, ...VERDICTS.filter(isOffered)].map(tabOf)} />;
}
