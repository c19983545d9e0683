import type { Metadata } from "next";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { fetchDataQuality } from "#lib/db/data-quality.ts";
import { AppError } from "#lib/errors.ts";
import { QualityList } from "./_components/quality-list.tsx";

export const metadata: Metadata = { title: "Data quality" };

export default async function DataQualityPage({ params }: { params: Promise<{ org: string }> }) {
  const { db, organization } = await requireMember((await params).org);
  const quality = fetchDataQuality(db, organization.id).then((found) => {
    if (found === null) throw new AppError("not_found");
    return found;
  });
  return (
    <>
      <PageHeader
        title="Data quality"
        lead={`From Datadog to a number that can be trusted, step by step. What deployments name is told of production in the last 90 days. Times in ${organization.timeZone}.`}
      />
      <Section what="What was found" fallback={<Skeleton height={1180} />}>
        <QualityList organization={organization} quality={quality} />
      </Section>
    </>
  );
}
