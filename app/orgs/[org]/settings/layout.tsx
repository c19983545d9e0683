import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Section } from "#app/_components/section.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { recordSettingsVisit } from "#lib/db/audit.ts";
import { listConnections } from "#lib/db/connections.ts";
import { AttentionNotice } from "../_components/attention-notice.tsx";
import classes from "./_components/settings-navigation.module.css";
import { SettingsNavigation } from "./_components/settings-navigation.tsx";

/** Draws the tabs of the settings and notes who opened them. Not the guard: each page asks for itself, with its role. */
export default async function SettingsLayout({
  params,
  children,
}: {
  params: Promise<{ org: string }>;
  children: ReactNode;
}) {
  const member = await requireMember((await params).org);
  await recordSettingsVisit(member);
  const { db, organization } = member;
  const t = await getTranslations("settingPages");
  return (
    <>
      <SettingsNavigation slug={organization.slug} role={organization.role} />
      <div className={classes.notices}>
        <Section what={t("attention")}>
          <AttentionNotice organization={organization} connections={listConnections(db, organization.id)} />
        </Section>
      </div>
      {children}
    </>
  );
}
