import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { readLocale } from "#lib/auth/language.ts";
import { requireMember } from "#lib/auth/org.ts";
import type { Acting } from "#lib/db/acting.ts";
import { listConnections } from "#lib/db/connections.ts";
import { getPublishing, listPublishRuns } from "#lib/db/publishing.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { listDashboards } from "#lib/publish/dashboards.ts";
import { previewPublishing } from "#lib/publish/preview.ts";
import { SINK_PROVIDERS } from "#lib/sources/sources.ts";
import { dashboardWords } from "#lib/words/publishing-words.ts";
import { wordsIn } from "#lib/words/words.ts";
import { DashboardsPanel } from "./_components/dashboards-panel.tsx";
import { PreviewPanel } from "./_components/preview-panel.tsx";
import { RunsPanel } from "./_components/runs-panel.tsx";
import { SettingsPanel } from "./_components/settings-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("publishing"))("title") };
}

/** What is sent goes on after the answer. */
export const maxDuration = 300;

const SHOWN_RUNS = 20;

export default async function PublishingPage({ params }: { params: Promise<{ org: string }> }) {
  const member = await requireMember((await params).org, "manager");
  const t = await getTranslations("publishing");
  return (
    <ClientWords namespaces={["publishingForms", "generalForms"]}>
      <PageHeader title={t("title")} lead={t("lead")} actions={<HelpLink topic="publishing" />} />
      <div className={layout.stack}>
        <Section what={t("settings")} fallback={<Skeleton height={420} />}>
          <Settings member={member} />
        </Section>
        <Section what={t("preview")} fallback={<Skeleton height={480} />}>
          <Preview member={member} />
        </Section>
        <Section what={t("runs")} fallback={<Skeleton height={160} />}>
          <Runs member={member} />
        </Section>
        <Section what={t("dashboards")} fallback={<Skeleton height={320} />}>
          <Dashboards member={member} />
        </Section>
      </div>
    </ClientWords>
  );
}

const isAdmin = ({ organization }: Acting) => hasRole(organization.role, "admin");

async function accountsOf({ db, organization }: Acting) {
  const connections = await listConnections(db, organization.id);
  return connections
    .filter(({ provider, status }) => SINK_PROVIDERS.includes(provider) && status !== "disconnected")
    .map(({ id, name }) => ({ id, name }));
}

async function Settings({ member }: { member: Acting }) {
  const { db, organization } = member;
  const [{ settings }, accounts] = await Promise.all([
    getPublishing(db, organization.id),
    accountsOf(member),
  ]);
  return <SettingsPanel slug={organization.slug} admin={isAdmin(member)} {...{ settings, accounts }} />;
}

async function Preview({ member }: { member: Acting }) {
  const { db, organization } = member;
  const { id, slug, timeZone } = organization;
  const [preview, { settings }, accounts] = await Promise.all([
    previewPublishing(db, id, new Date()),
    getPublishing(db, id),
    accountsOf(member),
  ]);
  const account = accounts.find((one) => one.id === settings.connectionId)?.name ?? null;
  return <PreviewPanel admin={isAdmin(member)} {...{ slug, timeZone, preview, account }} />;
}

async function Runs({ member: { db, organization } }: { member: Acting }) {
  const { items } = await listPublishRuns(db, organization.id, { limit: SHOWN_RUNS, cursor: null });
  return <RunsPanel runs={items} timeZone={organization.timeZone} />;
}

async function Dashboards({ member }: { member: Acting }) {
  const { slug, timeZone } = member.organization;
  const words = dashboardWords(wordsIn(await readLocale()));
  const ready = await listDashboards(member, { words, pictureUrl: null });
  return <DashboardsPanel admin={isAdmin(member)} {...{ slug, timeZone, ready }} />;
}
