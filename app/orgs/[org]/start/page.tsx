import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { ClientWords } from "#app/_language/client-words.tsx";
import { getWords } from "#app/_language/words.ts";
import { requireMember } from "#lib/auth/org.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { firstRun, isOverFirstRun } from "#lib/domain/report/first-run.ts";
import { env } from "#lib/env.ts";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";
import { accountForm } from "../settings/connections/_components/said-form.ts";
import { FirstSteps } from "./_components/first-steps.tsx";
import { loadFirstRun } from "./load.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("firstRun"))("title") };
}
/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = { params: Promise<{ org: string }> };

export default async function StartPage({ params }: Props) {
  const member = await requireMember((await params).org);
  const { slug, name, role } = member.organization;
  // The dashboard says to everybody else whom to ask.
  if (!hasRole(role, "admin")) redirect(`/orgs/${slug}`);
  const facts = await loadFirstRun(member, new Date());
  if (isOverFirstRun(facts)) redirect(`/orgs/${slug}`);
  const t = await getTranslations("firstRun");
  const [source] = SOURCE_FORMS;
  const states = firstRun(facts);
  return (
    <ClientWords namespaces={["connectionForms", "productionForm"]}>
      <LiveRefresh active={states.reading === "now"} />
      <PageHeader
        title={t("title")}
        lead={t("lead", { organization: name })}
        actions={
          <ButtonLink variant="default" href={`/orgs/${slug}`}>
            {t("later")}
          </ButtonLink>
        }
      />
      {source === undefined ? null : (
        <FirstSteps
          slug={slug}
          states={states}
          facts={facts}
          source={source}
          form={accountForm(await getWords(), source)}
          demo={env().demo}
        />
      )}
    </ClientWords>
  );
}
