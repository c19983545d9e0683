import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { checkWithRows } from "#lib/domain/quality/check-list.ts";
import { CheckedRows } from "./_components/checked-rows.tsx";
import { loadRows } from "./load.ts";
import { readRowsQuery, rowsHref } from "./search-params.ts";

type Props = { params: Promise<{ org: string; code: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const check = checkWithRows((await params).code);
  return check === null ? {} : { title: (await getTranslations("checks.title"))(check.code) };
}

/** The events that one check of data quality is about. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { org, code } = await params;
  const member = await requireMember(org);
  const check = checkWithRows(code);
  if (check === null) notFound();
  const query = await readRowsQuery(searchParams);
  const { slug } = member.organization;
  const [t, title] = await Promise.all([getTranslations("quality"), getTranslations("checks.title")]);
  return (
    <>
      <PageHeader
        up={<TextLink href={`/orgs/${slug}/data-quality`}>{t("up")}</TextLink>}
        title={title(check.code)}
        actions={<HelpLink topic={`check:${check.code}`} />}
      />
      <Section
        key={rowsHref(slug, check.code, query)}
        what={t("theEvents")}
        fallback={<Skeleton height={640} />}
      >
        <CheckedRows member={member} check={check} query={query} loading={loadRows(member, check, query)} />
      </Section>
    </>
  );
}
