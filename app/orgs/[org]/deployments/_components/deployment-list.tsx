import { useTranslations } from "next-intl";
import { AddressSelect } from "#app/_components/address-select.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { EventRows } from "#app/orgs/[org]/_components/list/event-rows.tsx";
import classes from "#app/orgs/[org]/_components/list/list.module.css";
import { ToolSelect } from "#app/orgs/[org]/_components/list/tool-select.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { DEPLOYMENT_SORTS } from "#lib/db/deployments.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { ORIGIN_CHOICES } from "#lib/domain/report/verdicts.ts";
import type { LoadedDeployments } from "../load.ts";
import { type DeploymentsState, deploymentsHref } from "../search-params.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { DeploymentTable } from "./deployment-table.tsx";

type Props = { member: Acting; state: DeploymentsState; data: LoadedDeployments };

/** A page of deployments with what narrows it, and what is done with those that are ticked. */
export function DeploymentList({ member, state, data }: Props) {
  const { slug, role, timeZone } = member.organization;
  const t = useTranslations("events");
  const form = hasRole(role, "manager") ? "chosen-deployments" : null;
  const { verdict, origin, tool, stage, life, lacks, sort } = state;
  return (
    <EventRows
      of="deployments"
      {...{ member, state, data }}
      kept={{ verdict, origin, tool, stage, life, lacks, sort }}
      path={deploymentsHref(slug, {})}
      hrefTo={(cursor) => deploymentsHref(slug, { ...state, cursor, open: null })}
      menus={<Menus tool={tool} />}
    >
      {(rows) => (
        <>
          <Panel flush>
            <DeploymentTable
              rows={rows}
              timeZone={timeZone}
              hrefOf={(open) => deploymentsHref(slug, { ...state, open })}
              form={form}
            />
          </Panel>
          <p className={classes.keys}>{t("keys")}</p>
          {form === null ? null : <Bulk slug={slug} form={form} />}
        </>
      )}
    </EventRows>
  );
}

function Bulk(props: { slug: string; form: string }) {
  return (
    <ClientWords namespaces={["correctionForm"]}>
      <BulkBar {...props} />
    </ClientWords>
  );
}

function Menus({ tool }: Pick<DeploymentsState, "tool">) {
  const t = useTranslations("events");
  return (
    <>
      <AddressSelect
        label={t("origin")}
        parameter="origin"
        options={[
          { value: "", label: t("anyOrigin") },
          ...ORIGIN_CHOICES.map((value) => ({ value, label: t(`originOf.${value}`) })),
        ]}
      />
      <ToolSelect tool={tool} />
      <AddressSelect
        label={t("sort")}
        parameter="sort"
        options={[
          { value: "", label: t("sorts.started") },
          ...DEPLOYMENT_SORTS.map((value) => ({ value, label: t(`sorts.${value}`) })),
        ]}
      />
    </>
  );
}
