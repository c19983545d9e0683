import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { ListKeys } from "../_components/drawer/list-keys.tsx";
import { OpenedEvent } from "../_components/drawer/opened-event.tsx";
import { FilterSection } from "../_components/filter/filter-section.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { ListActions } from "../_components/list/list-actions.tsx";
import { WhereRead } from "../_components/list/where-read.tsx";
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
  const [t, words] = await Promise.all([getTranslations("events"), getTranslations("deployment")]);
  const shown = { member, state, data };
  const hrefOf = (open: string | null) => deploymentsHref(member.organization.slug, { ...state, open });
  return (
    <>
      <PageHeader
        title={t("title.deployments")}
        lead={
          <Section what={t("theList")} inline fallback={<Skeleton height={20} width={320} />}>
            <WhereRead connections={data.connections}>
              <DeploymentLead {...shown} />
            </WhereRead>
          </Section>
        }
        actions={
          <ListActions
            slug={member.organization.slug}
            of="deployments"
            query={data.query}
            narrowed={{ ...searchOf(state), ...flagsOf(state), sort: state.sort }}
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
      <NuqsAdapter>
        <Section what={t("theList")} fallback={<Skeleton height={28} below={12} />}>
          <WhereRead connections={data.connections}>
            <DeploymentTabs {...shown} />
          </WhereRead>
        </Section>
        <Section what={t("theList")} fallback={<Skeleton height={1000} />}>
          <DeploymentList {...shown} />
        </Section>
      </NuqsAdapter>
      <ListKeys />
      {state.open === null || data.opened === null ? null : (
        <OpenedEvent
          label={words("title")}
          what={words("theDeployment")}
          opened={state.open}
          rows={data.page}
          hrefOf={hrefOf}
        >
          <DeploymentDrawer member={member} loading={data.opened} hrefOf={hrefOf} />
        </OpenedEvent>
      )}
    </>
  );
}
