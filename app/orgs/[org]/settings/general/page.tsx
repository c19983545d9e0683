import type { Metadata } from "next";
import { PageHeader } from "#app/_components/page-header.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { SETTING_FIELDS } from "#lib/db/settings.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { SettingsFacts } from "./_components/settings-facts.tsx";
import { SettingsForm } from "./_components/settings-form.tsx";

export const metadata: Metadata = { title: "General settings" };

export default async function GeneralSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const { organization } = await requireMember((await params).org);
  const { id: _id, slug, role, ...settings } = organization;
  const editable = hasRole(role, "admin");
  return (
    <>
      <PageHeader
        title="General"
        lead={
          editable
            ? "How the numbers are computed. A change applies to the past as well."
            : "How the numbers are computed. An owner or admin can change it."
        }
      />
      {editable ? (
        <SettingsForm slug={slug} settings={settings} fields={SETTING_FIELDS} />
      ) : (
        <SettingsFacts settings={settings} />
      )}
    </>
  );
}
