import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listCountedConnections } from "#lib/db/connections.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { connectionState } from "#lib/domain/sync/sync-words.ts";
import { formOf } from "#lib/sources/sources.ts";
import { CollectRunsPanel } from "../_components/collect-runs-panel.tsx";
import { ConnectionFacts } from "../_components/connection-facts.tsx";
import { ConnectionState } from "../_components/connection-state.tsx";
import { GitHubFacts } from "../_components/github-facts.tsx";
import classes from "../_components/key-help.module.css";
import { KeyHelp } from "../_components/key-help.tsx";
import { ManageConnection } from "../_components/manage-connection.tsx";
import { RepositoryPanels } from "../_components/repository-panels.tsx";
import { VanishedPanel } from "../_components/vanished-panel.tsx";

import { readOf } from "../github-read.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("one") };
}
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

export default async function ConnectionPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const member = await requireMember(org);
  const { db, organization } = member;
  const connection = (await listCountedConnections(db, organization.id)).find((one) => one.id === id);
  if (connection === undefined) notFound();
  const source = formOf(connection.provider);
  if (source === undefined) notFound();
  const t = await getTranslations("connections");
  const read = await readOf(member, connection);
  const now = new Date();
  const { tone, state } = connectionState(connection, now);
  const runs = `/orgs/${organization.slug}/data-quality/runs?connection=${id}`;
  return (
    <ClientWords namespaces={["connectionForms"]}>
      <LiveRefresh active={connection.status === "syncing"} />
      <PageHeader
        title={connection.name}
        lead={
          read === null
            ? t.rich("oneLead", {
                timeZone: organization.timeZone,
                runs: (words) => <TextLink href={runs}>{words}</TextLink>,
              })
            : t("oneLeadGitHub", { timeZone: organization.timeZone })
        }
      />
      <div className={classes.columns}>
        <div className={layout.stack}>
          <Panel
            title={t("state")}
            id="state"
            aside={<StatusMark tone={tone} word={t(`standing.${state}`)} />}
          >
            <div className={layout.stack}>
              <ConnectionState organization={organization} connection={connection} />
              {read === null ? (
                <ConnectionFacts connection={connection} source={source} timeZone={organization.timeZone} />
              ) : (
                <GitHubFacts connection={connection} read={read} timeZone={organization.timeZone} now={now} />
              )}
            </div>
          </Panel>
          {read === null ? null : (
            <>
              <RepositoryPanels organization={organization} connection={connection} read={read} />
              <CollectRunsPanel runs={read.runs} timeZone={organization.timeZone} />
            </>
          )}
          {connection.vanished === null ? null : (
            <VanishedPanel
              organization={organization}
              source={source}
              connectionId={id}
              vanished={connection.vanished}
            />
          )}
          {hasRole(organization.role, "admin") ? (
            <ManageConnection slug={organization.slug} source={source} connection={connection} />
          ) : (
            <p>{t("manageByAdmin", { organization: organization.name })}</p>
          )}
        </div>
        <KeyHelp source={source} />
      </div>
    </ClientWords>
  );
}
