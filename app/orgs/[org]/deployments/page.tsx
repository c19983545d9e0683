import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { requireMember } from "#lib/auth/org.ts";
import { OpenedEvent } from "../_components/drawer/opened-event.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { ListFrame } from "../_components/list/list-frame.tsx";
import { DeploymentDrawer } from "./_components/deployment-drawer.tsx";
import { DeploymentLead } from "./_components/deployment-lead.tsx";
import { DeploymentList } from "./_components/deployment-list.tsx";
import { DeploymentTabs } from "./_components/deployment-tabs.tsx";
import { loadDeployments } from "./load.ts";
import { deploymentsHref, flagsOf, readDeploymentsState, searchOf } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("events.title"))("deployments") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

/** The deployments behind a number, and one of them beside the list. */
export default async function DeploymentsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const [scope, state] = await Promise.all([readScope(searchParams), readDeploymentsState(searchParams)]);
  const now = new Date();
  const data = loadDeployments(member, { scope, state, now });
  const shown = { member, state, data };
  const hrefOf = (open: string | null) => deploymentsHref(member.organization.slug, { ...state, open });
  return (
    <ListFrame
      of="deployments"
      {...{ member, scope, now, data }}
      narrowed={{ ...searchOf(state), ...flagsOf(state), sort: state.sort }}
      lead={<DeploymentLead {...shown} />}
      tabs={<DeploymentTabs {...shown} />}
      rows={<DeploymentList {...shown} />}
    >
      <OpenedEvent of="deployment" opened={state.open} data={data} hrefOf={hrefOf}>
        {(deployment) => <DeploymentDrawer member={member} deployment={deployment} hrefOf={hrefOf} />}
      </OpenedEvent>
    </ListFrame>
  );
}
