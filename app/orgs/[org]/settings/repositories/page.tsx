import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listRepositories, listServices } from "#lib/db/services.ts";
import { readList } from "../../_components/list/read-list.ts";
import { MappingList } from "./_components/mapping-list.tsx";
import { readMappingQuery } from "./search-params.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mapping"))("title") };
}

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> };

const SHOWN = 100;
/** As many as the API lists on a page: to guess from. */
const GUESSED_FROM = 500;

export default async function RepositoriesPage({ params, searchParams }: Props) {
  const { db, organization } = await requireMember((await params).org);
  const { cursor } = await readMappingQuery(searchParams);
  const t = await getTranslations("mapping");
  const services = readList(cursor, (from) =>
    listServices(db, organization.id, { limit: SHOWN, cursor: from }),
  );
  const repositories = listRepositories(db, organization.id, { limit: GUESSED_FROM, cursor: null });
  return (
    <ClientWords namespaces={["mappingForm"]}>
      <PageHeader title={t("title")} lead={t("lead")} actions={<HelpLink topic="repositories" />} />
      <Section key={cursor} what={t("theServices")} fallback={<Skeleton height={640} />}>
        <MappingList
          organization={organization}
          services={services}
          repositories={repositories}
          first={cursor === null}
        />
      </Section>
    </ClientWords>
  );
}
