import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { fetchFields } from "#lib/db/data-quality.ts";
import type { FieldReport } from "#lib/domain/quality/fields.ts";
import { FieldMatrix } from "../_components/field-matrix.tsx";
import { QualityTabs } from "../_components/quality-tabs.tsx";
import { WhatWasRead } from "../_components/what-was-read.tsx";
import { loadQuality } from "../load.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality.tab"))("coverage") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<{ connection?: string | string[] }> };

export default async function CoveragePage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org);
  const { slug, timeZone } = organization;
  const [chosen = null] = [(await searchParams).connection].flat();
  const t = await getTranslations("quality");
  return (
    <>
      <PageHeader title={t("title")} lead={t("coverageLead", { timeZone })} />
      <QualityTabs slug={slug} />
      <div className={layout.stack}>
        <Section what={t("calendar")} fallback={<Skeleton height={760} />}>
          <WhatWasRead organization={organization} quality={loadQuality(slug)} chosen={chosen} />
        </Section>
        <Section what={t("fields")} fallback={<Skeleton height={520} />}>
          <Fields slug={slug} reading={fetchFields(db, organization.id)} />
        </Section>
      </div>
    </>
  );
}

async function Fields({ slug, reading }: { slug: string; reading: Promise<FieldReport> }) {
  const [report, t] = await Promise.all([reading, getTranslations("quality")]);
  return (
    <Panel title={t("fields")} id="fields" flush>
      <FieldMatrix slug={slug} report={report} />
    </Panel>
  );
}
