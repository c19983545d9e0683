import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { fetchDataQuality } from "#lib/db/data-quality.ts";
import { AppError } from "#lib/errors.ts";
import { QualityList } from "./_components/quality-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality"))("title") };
}

export default async function DataQualityPage({ params }: { params: Promise<{ org: string }> }) {
  const member = await requireMember((await params).org);
  const { db, organization } = member;
  const quality = fetchDataQuality(db, organization.id).then((found) => {
    if (found === null) throw new AppError("not_found");
    return found;
  });
  const t = await getTranslations("quality");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { timeZone: organization.timeZone })} />
      <Section what={t("found")} fallback={<Skeleton height={1180} />}>
        <QualityList member={member} quality={quality} />
      </Section>
    </>
  );
}
