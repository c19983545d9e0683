import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { getWords } from "#app/_language/words.ts";
import { requireMember } from "#lib/auth/org.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { env } from "#lib/env.ts";
import { formOf, GITHUB_FORM, SOURCE_FORMS } from "#lib/sources/sources.ts";
import { ConnectForm } from "../_components/connect-form.tsx";
import { GitHubForm } from "../_components/github-form.tsx";
import classes from "../_components/key-help.module.css";
import { KeyHelp } from "../_components/key-help.tsx";
import { accountForm } from "../_components/said-form.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("newOne") };
}
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
  const t = await getTranslations("connections");
  const collects = source.provider === GITHUB_FORM.provider;
  const form = {
    slug: organization.slug,
    source: accountForm(await getWords(), source),
    demo: env().demo,
  };
  return (
    <ClientWords namespaces={["connectionForms"]}>
      <PageHeader
        title={t("connect", { source: source.name })}
        actions={collects ? <HelpLink topic="connectGitHub" /> : <HelpLink topic="connect" />}
      />
      <div className={classes.columns}>
        <Panel>
          {!hasRole(organization.role, "admin") ? (
            <p>{t("connectByAdmin", { organization: organization.name })}</p>
          ) : collects ? (
            <GitHubForm
              {...form}
              installation={env().githubApp?.installations.get(organization.id) ?? null}
            />
          ) : (
            <ConnectForm {...form} />
          )}
        </Panel>
        <KeyHelp source={source} />
      </div>
    </ClientWords>
  );
}
