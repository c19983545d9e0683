import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { FilterSection } from "../_components/filter/filter-section.tsx";
import { readScope } from "../_components/filter/scope-params.ts";
import { OriginSections } from "./_components/origin-sections.tsx";
import { loadOrigins } from "./load.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("originsPage"))("title") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function OriginsPage({ params, searchParams }: Props) {
  const member = await requireMember((await params).org);
  const scope = await readScope(searchParams);
  const t = await getTranslations("originsPage");
  const now = new Date();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={<HelpLink topic="origins" />} />
      <FilterSection member={member} scope={scope} now={now} comparing />
      <OriginSections slug={member.organization.slug} data={loadOrigins(member, scope, now)} />
    </>
  );
}
