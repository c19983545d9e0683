import type { Metadata } from "next";
import { notFound } from "next/navigation";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { requireMember } from "#lib/auth/org.ts";
import { listCountedConnections } from "#lib/db/connections.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { connectionWord } from "#lib/domain/sync/sync-words.ts";
import { formOf } from "#lib/sources/sources.ts";
import { ConnectionFacts } from "../_components/connection-facts.tsx";
import { ConnectionState } from "../_components/connection-state.tsx";
import classes from "../_components/key-help.module.css";
import { KeyHelp } from "../_components/key-help.tsx";
import { ManageConnection } from "../_components/manage-connection.tsx";

export const metadata: Metadata = { title: "Connection" };
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

export default async function ConnectionPage({ params }: { params: Promise<{ org: string; id: string }> }) {
  const { org, id } = await params;
  const { db, organization } = await requireMember(org);
  const connection = (await listCountedConnections(db, organization.id)).find((one) => one.id === id);
  if (connection === undefined) notFound();
  const source = formOf(connection.provider);
  if (source === undefined) notFound();
  return (
    <>
      <LiveRefresh active={connection.status === "syncing"} />
      <PageHeader
        title={connection.name}
        lead={
          <>
            Times in {organization.timeZone}.{" "}
            <TextLink href={`/orgs/${organization.slug}/runs?connection=${id}`}>See its runs</TextLink>
          </>
        }
      />
      <div className={classes.columns}>
        <div className={layout.stack}>
          <Panel title="State" id="state" aside={<StatusMark {...connectionWord(connection, new Date())} />}>
            <div className={layout.stack}>
              <ConnectionState organization={organization} connection={connection} />
              <ConnectionFacts connection={connection} source={source} timeZone={organization.timeZone} />
            </div>
          </Panel>
          {hasRole(organization.role, "admin") ? (
            <ManageConnection slug={organization.slug} source={source} connection={connection} />
          ) : (
            <p>
              An owner or admin of {organization.name} can replace the keys, disconnect the account or bring
              it back here.
            </p>
          )}
        </div>
        <KeyHelp source={source} />
      </div>
    </>
  );
}
