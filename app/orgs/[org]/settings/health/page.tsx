import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import type { Acting } from "#lib/db/acting.ts";
import { readHealthMarks } from "#lib/db/health.ts";
import { tellHealth } from "#lib/db/health-lists.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { MarksPanel } from "./_components/marks-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("healthSettings"))("title") };
}

export default async function HealthSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const member = await requireMember((await params).org);
  const t = await getTranslations("healthSettings");
  return (
    <ClientWords namespaces={["healthForms", "health"]}>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Section what={t("marks")} fallback={<Skeleton height={900} />}>
        <Marks member={member} />
      </Section>
    </ClientWords>
  );
}

async function Marks({ member: { db, organization } }: { member: Acting }) {
  const { id, slug, role, timeZone } = organization;
  const [marks, { scopes }] = await Promise.all([readHealthMarks(db, id), tellHealth(db, id)]);
  return <MarksPanel admin={hasRole(role, "admin")} {...{ slug, timeZone, marks, scopes }} />;
}
