import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { QualityList } from "./_components/quality-list.tsx";
import { QualityTabs } from "./_components/quality-tabs.tsx";
import { loadQuality } from "./load.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality"))("title") };
}

export default async function DataQualityPage({ params }: { params: Promise<{ org: string }> }) {
  const member = await requireMember((await params).org);
  const { slug, timeZone } = member.organization;
  const t = await getTranslations("quality");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { timeZone })} />
      <QualityTabs slug={slug} />
      <Section what={t("found")} fallback={<Skeleton height={760} />}>
        <QualityList member={member} quality={loadQuality(slug)} />
      </Section>
    </>
  );
}
