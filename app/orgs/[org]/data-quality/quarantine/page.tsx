import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { QualityTabs } from "../_components/quality-tabs.tsx";
import { QuarantineSection } from "./_components/quarantine-section.tsx";
import { loadQuarantine } from "./load.ts";
import { quarantineHref, readQuarantineQuery } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quarantine"))("title") };
}

/** Its actions start syncs, which go on after their answer. */
export const maxDuration = 300;

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

export default async function QuarantinePage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org);
  const query = await readQuarantineQuery(searchParams);
  const t = await getTranslations("quarantine");
  const may = hasRole(organization.role, "manager");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead", { timeZone: organization.timeZone })}
        actions={<HelpLink topic="check:quarantine" />}
      />
      <QualityTabs slug={organization.slug} />
      {may ? (
        <NuqsAdapter>
          <Section
            key={quarantineHref(organization.slug, query)}
            what={t("theQuarantine")}
            fallback={<Skeleton height={480} />}
          >
            <ClientWords namespaces={["rawEvent"]}>
              <QuarantineSection
                organization={organization}
                query={query}
                loading={loadQuarantine(db, organization.id, query)}
              />
            </ClientWords>
          </Section>
        </NuqsAdapter>
      ) : (
        <Panel title={t("managers")} id="managers">
          <p>{t("managersText", { organization: organization.name })}</p>
        </Panel>
      )}
    </>
  );
}
