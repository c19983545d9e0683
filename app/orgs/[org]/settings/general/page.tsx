import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { SettingsFacts } from "./_components/settings-facts.tsx";
import { SettingsForm } from "./_components/settings-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("general"))("pageTitle") };
}

export default async function GeneralSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { organization } = await requireMember((await params).org);
  const { id: _id, slug, role, ...settings } = organization;
  const t = await getTranslations("general");
  const editable = hasRole(role, "admin");
  return (
    <ClientWords namespaces={["generalForms", "settings"]}>
      <PageHeader title={t("title")} lead={t("lead", { admin: editable ? "yes" : "no" })} />
      {editable ? <SettingsForm slug={slug} settings={settings} /> : <SettingsFacts settings={settings} />}
    </ClientWords>
  );
}
