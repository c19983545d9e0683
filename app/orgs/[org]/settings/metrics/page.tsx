import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import type { Acting } from "#lib/db/acting.ts";
import { listMetricNotes } from "#lib/db/metric-notes.ts";
import { listTargets } from "#lib/db/targets.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { dayOf } from "#lib/domain/format/calendar.ts";
import { METRIC_SETTINGS } from "#lib/domain/metrics/metric-settings.ts";
import { loadQuality } from "../../data-quality/load.ts";
import { SettingsFacts } from "../_components/settings-facts.tsx";
import { MetricsForm } from "./_components/metrics-form.tsx";
import { NotePanel } from "./_components/note-panel.tsx";
import { TargetPanel } from "./_components/target-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("metricSettings"))("title") };
}

/** Where each part of the form is explained. */
const HELP = { calendar: <HelpLink topic="calendar" />, metrics: <HelpLink topic="metricSettings" /> };
/** The day on which every target that there is holds or follows. */
const FIRST_DAY = "2000-01-01";

export default async function MetricSettingsPage({ params }: { params: Promise<{ org: string }> }) {
  const member = await requireMember((await params).org);
  const admin = hasRole(member.organization.role, "admin");
  const t = await getTranslations("metricSettings");
  return (
    <ClientWords namespaces={["generalForms", "settings", "metricForms"]}>
      <PageHeader title={t("title")} lead={t("lead", { admin: admin ? "yes" : "no" })} />
      <div className={layout.stack}>
        <Section what={t("title")} fallback={<Skeleton height={900} />}>
          {admin ? <Form member={member} /> : <Facts member={member} />}
        </Section>
        <Section what={t("targets")} fallback={<Skeleton height={420} />}>
          <TargetsAndNotes member={member} />
        </Section>
      </div>
    </ClientWords>
  );
}

function settingsOf({ organization: { id: _id, slug: _slug, role: _role, ...settings } }: Acting) {
  return settings;
}

function Facts({ member }: { member: Acting }) {
  return <SettingsFacts settings={settingsOf(member)} names={METRIC_SETTINGS} />;
}

async function Form({ member }: { member: Acting }) {
  const { slug } = member.organization;
  const { environments } = await loadQuality(slug);
  const seen = environments.flatMap(({ env, ...one }) => (env === null ? [] : [{ env, ...one }]));
  return <MetricsForm slug={slug} settings={settingsOf(member)} seen={seen} help={HELP} />;
}

async function TargetsAndNotes({ member }: { member: Acting }) {
  const { db, organization } = member;
  const { id, slug, role, timeZone } = organization;
  const [targets, notes] = await Promise.all([
    listTargets(db, id, { on: FIRST_DAY, limit: 500, cursor: null }),
    listMetricNotes(db, id, { from: null, to: null }),
  ]);
  const today = dayOf(new Date(), timeZone);
  return (
    <>
      <TargetPanel slug={slug} admin={hasRole(role, "admin")} targets={targets.items} today={today} />
      <NotePanel {...{ slug, timeZone, today }} manager={hasRole(role, "manager")} notes={notes} />
    </>
  );
}
