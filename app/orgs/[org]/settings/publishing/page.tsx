import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { ClientWords } from "#app/_language/client-words.tsx";
import { readLocale } from "#lib/auth/language.ts";
import { requireMember } from "#lib/auth/org.ts";
import type { Acting } from "#lib/db/acting.ts";
import { getPublishing, listPublishRuns, type PublishRun } from "#lib/db/publishing.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { obstacleOf } from "#lib/domain/publish/obstacle.ts";
import { listDashboards } from "#lib/publish/dashboards.ts";
import { previewPublishing } from "#lib/publish/preview.ts";
import { listSinkAccounts } from "#lib/publish/settings.ts";
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

async function Settings({ member }: { member: Acting }) {
  const { db, organization } = member;
  const [{ settings }, accounts] = await Promise.all([
    getPublishing(db, organization.id),
    listSinkAccounts(member),
  ]);
  return <SettingsPanel slug={organization.slug} admin={isAdmin(member)} {...{ settings, accounts }} />;
}

async function Preview({ member }: { member: Acting }) {
  const { db, organization } = member;
  const [preview, { settings }, accounts, admins] = await Promise.all([
    previewPublishing(db, organization.id, new Date()),
    getPublishing(db, organization.id),
    listSinkAccounts(member),
    whomToAsk(member),
  ]);
  const obstacle = obstacleOf({ settings, accounts, ...preview });
  const account = accounts.find(({ id }) => id === settings.connectionId)?.name ?? null;
  return <PreviewPanel {...{ organization, preview, obstacle, account, admins }} />;
}

async function Runs({ member: { db, organization } }: { member: Acting }) {
  const { items } = await listPublishRuns(db, organization.id, { limit: SHOWN_RUNS, cursor: null });
  return (
    <>
      <LiveRefresh active={items.some(isUnderWay)} />
      <RunsPanel runs={items} timeZone={organization.timeZone} />
    </>
  );
}

function isUnderWay({ status, arrival }: PublishRun): boolean {
  return status === "running" || arrival?.state === "awaited";
}

async function Dashboards({ member }: { member: Acting }) {
  const { db, organization } = member;
  const words = dashboardWords(wordsIn(await readLocale()));
  const [ready, { settings }, accounts] = await Promise.all([
    listDashboards(member, { words, pictureUrl: null }),
    getPublishing(db, organization.id),
    listSinkAccounts(member),
  ]);
  const isSet = settings.env !== null && accounts.some(({ id }) => id === settings.connectionId);
  const { slug, timeZone } = organization;
  return <DashboardsPanel admin={isAdmin(member)} {...{ slug, timeZone, ready, isSet }} />;
}
