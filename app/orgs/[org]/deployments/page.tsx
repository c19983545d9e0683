import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { Drawer } from "../_components/drawer/drawer.tsx";
import { CloseLink, Neighbours } from "../_components/drawer/drawer-bar.tsx";
import { ListKeys } from "../_components/drawer/list-keys.tsx";
import { FilterSection } from "../_components/filter/filter-section.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { DeploymentDrawer } from "./_components/deployment-drawer.tsx";
import { DeploymentLead } from "./_components/deployment-lead.tsx";
import { DeploymentList } from "./_components/deployment-list.tsx";
import { DeploymentTabs } from "./_components/deployment-tabs.tsx";
import { type LoadedDeployments, loadDeployments } from "./load.ts";
import { type DeploymentsState, deploymentsHref, readDeploymentsState } from "./search-params.ts";

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
  const t = await getTranslations("events");
  const shown = { member, state, data };
  return (
    <>
      <PageHeader
        title={t("title.deployments")}
        lead={
          <Section what={t("theList")} inline fallback={<Skeleton height={20} width={320} />}>
            <DeploymentLead {...shown} />
          </Section>
        }
      />
      <FilterSection member={member} scope={scope} now={now} comparing={false} {...data} />
      <NuqsAdapter>
        <Section what={t("theList")} fallback={<Skeleton height={32} below={12} />}>
          <DeploymentTabs {...shown} />
        </Section>
        <Section what={t("theList")} fallback={<Skeleton height={640} />}>
          <DeploymentList {...shown} />
        </Section>
      </NuqsAdapter>
      <ListKeys />
      <Opened {...shown} />
    </>
  );
}

type Shown = {
  member: Awaited<ReturnType<typeof requireMember>>;
  state: DeploymentsState;
  data: LoadedDeployments;
};

async function Opened({ member, state, data }: Shown) {
  if (state.open === null || data.opened === null) return null;
  const { slug } = member.organization;
  const t = await getTranslations("deployment");
  const hrefOf = (open: string | null) => deploymentsHref(slug, { ...state, open });
  return (
    <Drawer
      label={t("title")}
      opened={state.open}
      bar={
        <>
          <Section what={t("theDeployment")} inline>
            <Neighbours rows={data.page} opened={state.open} hrefOf={hrefOf} />
          </Section>
          <CloseLink closed={hrefOf(null)} />
        </>
      }
    >
      <Section key={state.open} what={t("theDeployment")} fallback={<Skeleton height={720} />}>
        <DeploymentDrawer member={member} loading={data.opened} hrefOf={hrefOf} />
      </Section>
    </Drawer>
  );
}
