import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { CopyLink } from "#app/_components/copy-link.tsx";
import { ExportMenu } from "#app/_components/export-menu.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { originsFile } from "#lib/http/row-files.ts";
import { FilterSection } from "../_components/filter/filter-section.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { OriginSections } from "./_components/origin-sections.tsx";
import { loadOrigins, type OriginData } from "./load.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("originsPage"))("title") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function OriginsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const scope = await readScope(searchParams);
  const t = await getTranslations("originsPage");
  const now = new Date();
  const { slug } = member.organization;
  const data = loadOrigins(member, scope, now);
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <HelpLink topic="origins" />
            <CopyLink query={data.query} />
            <Section what={t("file")} inline fallback={<Skeleton height={36} width={124} />}>
              <Export slug={slug} data={data} />
            </Section>
          </>
        }
      />
      <FilterSection member={member} scope={scope} now={now} comparing />
      <OriginSections slug={slug} data={data} />
    </>
  );
}

/** The table of origins and tools, taken away. */
async function Export({ slug, data }: { slug: string; data: OriginData }) {
  const [t, { byOrigin }] = await Promise.all([getTranslations("originsPage"), data.shares]);
  const file = { text: originsFile(byOrigin), fileName: `${slug}-origins.csv` };
  return <ExportMenu items={[{ label: t("file"), file }]} />;
}
