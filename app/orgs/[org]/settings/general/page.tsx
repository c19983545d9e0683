import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { GENERAL_SETTINGS } from "#lib/db/settings.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { SettingsFacts } from "../_components/settings-facts.tsx";
import { DeletePanel } from "./_components/delete-panel.tsx";
import { SettingsForm } from "./_components/settings-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("general"))("pageTitle") };
}

/** A deletion goes on after the answer. */
export const maxDuration = 300;

/** Where each part of the form is explained. */
const HELP = {
  organisation: <HelpLink topic="organisation" />,
  sync: <HelpLink topic="syncSettings" />,
};

export default async function GeneralSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { organization } = await requireMember((await params).org);
  const { id: _id, slug, role, ...settings } = organization;
  const t = await getTranslations("general");
  const editable = hasRole(role, "admin");
  return (
    <ClientWords namespaces={["generalForms", "settings"]}>
      <PageHeader title={t("title")} lead={t("lead", { admin: editable ? "yes" : "no" })} />
      <div className={layout.stack}>
        {editable ? (
          <SettingsForm slug={slug} settings={settings} help={HELP} />
        ) : (
          <SettingsFacts settings={settings} names={GENERAL_SETTINGS} />
        )}
        {role === "owner" ? <DeletePanel slug={slug} name={settings.name} /> : null}
      </div>
    </ClientWords>
  );
}
