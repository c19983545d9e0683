import type { Metadata } from "next";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { ConnectForm } from "../_components/connect-form.tsx";
import classes from "../_components/key-help.module.css";
import { KeyHelp } from "../_components/key-help.tsx";

export const metadata: Metadata = { title: "Connect Datadog" };
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

export default async function ConnectPage({ params }: { params: Promise<{ org: string }> }) {
  const { organization } = await requireMember((await params).org);
  return (
    <>
      <PageHeader title="Connect Datadog" />
      <div className={classes.columns}>
        <Panel>
          {hasRole(organization.role, "admin") ? (
            <ConnectForm slug={organization.slug} />
          ) : (
            <p>
              An owner or admin of {organization.name} connects the account here. They need what is described
              beside this.
            </p>
          )}
        </Panel>
        <KeyHelp />
      </div>
    </>
  );
}
