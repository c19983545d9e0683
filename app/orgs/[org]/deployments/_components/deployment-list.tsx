import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AddressSelect } from "#app/_components/address-select.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import classes from "#app/orgs/[org]/_components/list/list.module.css";
import { ListPage } from "#app/orgs/[org]/_components/list/list-page.tsx";
import { ListSearch } from "#app/orgs/[org]/_components/list/list-search.tsx";
import { NoRows } from "#app/orgs/[org]/_components/list/no-rows.tsx";
import { WhereRead } from "#app/orgs/[org]/_components/list/where-read.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { DEPLOYMENT_SORTS } from "#lib/db/events.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { ORIGIN_CHOICES } from "#lib/domain/report/verdicts.ts";
import type { LoadedDeployments } from "../load.ts";
import { type DeploymentsState, deploymentsHref } from "../search-params.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { DeploymentTable } from "./deployment-table.tsx";

type Props = { member: Acting; state: DeploymentsState; data: LoadedDeployments };

/** A page of deployments with what narrows it, and what is done with those that are ticked. */
export async function DeploymentList({ member, state, data }: Props) {
  const { slug, role, timeZone } = member.organization;
  const [t, { items, nextCursor }] = await Promise.all([getTranslations("events"), data.page]);
  const form = hasRole(role, "manager") ? "chosen-deployments" : null;
  const all = deploymentsHref(slug, {});
  const none = t("noMatch.deployments");
  return (
    <ListPage
      what="events"
      all={all}
      cursor={state.cursor}
      nextCursor={nextCursor}
      hrefTo={(cursor) => deploymentsHref(slug, { ...state, cursor, open: null })}
      filtered={[state.verdict, state.origin, state.tool, state.q].some((part) => part !== null)}
      filters={
        <WhereRead connections={data.connections}>
          <DeploymentFilters slug={slug} state={state} />
        </WhereRead>
      }
      nothing={{ title: none, text: null, matching: none }}
    >
      {items.length === 0 && state.cursor === null ? (
        <NoRows of="deployments" member={member} query={data.query} path={all} />
      ) : items.length === 0 ? null : (
        <>
          <Panel flush>
            <DeploymentTable
              rows={items}
              timeZone={timeZone}
              hrefOf={(open) => deploymentsHref(slug, { ...state, open })}
              form={form}
            />
          </Panel>
          <p className={classes.keys}>{t("keys")}</p>
          {form === null ? null : <Bulk slug={slug} form={form} />}
        </>
      )}
    </ListPage>
  );
}

function Bulk(props: { slug: string; form: string }) {
  return (
    <ClientWords namespaces={["correctionForm"]}>
      <BulkBar {...props} />
    </ClientWords>
  );
}

function DeploymentFilters({ slug, state }: Omit<Props, "member" | "data"> & { slug: string }) {
  const t = useTranslations("events");
  const { verdict, origin, tool, stage, life, sort } = state;
  return (
    <ListSearch
      of="deployments"
      action={deploymentsHref(slug, {})}
      q={state.q}
      kept={{ verdict, origin, tool, stage, life, sort }}
    >
      <AddressSelect
        label={t("origin")}
        parameter="origin"
        options={[
          { value: "", label: t("anyOrigin") },
          ...ORIGIN_CHOICES.map((value) => ({ value, label: t(`originOf.${value}`) })),
        ]}
      />
      <AddressSelect
        label={t("sort")}
        parameter="sort"
        options={[
          { value: "", label: t("sorts.started") },
          ...DEPLOYMENT_SORTS.map((value) => ({ value, label: t(`sorts.${value}`) })),
        ]}
      />
    </ListSearch>
  );
}
