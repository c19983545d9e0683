import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { formOf, SOURCE_FORMS } from "#lib/sources/sources.ts";
import { ConnectForm } from "../_components/connect-form.tsx";
import classes from "../_components/key-help.module.css";
import { KeyHelp } from "../_components/key-help.tsx";

export const metadata: Metadata = { title: "Connect an account" };
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<{ source?: string | string[] }>;
};

export default async function ConnectPage({ params, searchParams }: Props) {
  const { organization } = await requireMember((await params).org);
  const { source: provider } = await searchParams;
  const source = provider === undefined ? SOURCE_FORMS[0] : formOf(String(provider));
  if (source === undefined) notFound();
  return (
    <>
      <PageHeader title={`Connect ${source.name}`} />
      <div className={classes.columns}>
        <Panel>
          {hasRole(organization.role, "admin") ? (
            <ConnectForm slug={organization.slug} source={source} />
          ) : (
            <p>
              An owner or admin of {organization.name} connects the account here. They need what is described
              beside this.
            </p>
          )}
        </Panel>
        <KeyHelp source={source} />
      </div>
    </>
  );
}
