import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Section } from "#app/_components/section.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { listConnections } from "#lib/db/connections.ts";
import { listFilterValues } from "#lib/db/report.ts";
import { PLACE_PATHS, type PlaceKind, placeName } from "#lib/domain/places.ts";
import { Filters } from "../filter/filters.tsx";
import { readScope } from "../filter/scope-params.ts";
import { findAt, loadPlace } from "./load.ts";
import { PlaceSections } from "./place-sections.tsx";
import { UnknownPlace } from "./unknown-place.tsx";

export type PlaceProps = {
  params: Promise<{ org: string; name: string }>;
  searchParams: Promise<SearchParams>;
};

/** The page is called as it was asked for. */
export async function placeMetadata(
  { params }: Pick<PlaceProps, "params">,
  kind: PlaceKind,
): Promise<Metadata> {
  const t = await getTranslations("filters.title");
  return { title: placeName((await params).name) ?? t(kind) };
}

type Props = PlaceProps & { kind: PlaceKind; member: Acting };

/** The page of a service, a team or a repository. */
export async function PlacePage({ params, searchParams, kind, member }: Props) {
  const { name: segment } = await params;
  const t = await getTranslations();
  const { slug } = member.organization;
  const name = placeName(segment) ?? segment;
  const { spelled, others } = await findAt(member, { kind, name });
  const header = (
    <PageHeader
      up={<TextLink href={`/orgs/${slug}/${PLACE_PATHS[kind]}`}>{t(`filters.many.${kind}`)}</TextLink>}
      title={spelled ?? name}
      lead={t(`filters.title.${kind}`)}
    />
  );
  if (spelled === null) {
    return (
      <>
        {header}
        <UnknownPlace slug={slug} place={{ kind, name }} others={others} />
      </>
    );
  }
  const now = new Date();
  const data = loadPlace(member, { kind, name: spelled }, { scope: await readScope(searchParams), now });
  return (
    <>
      {header}
      <NuqsAdapter>
        <ClientWords namespaces={["filters"]}>
          <Section what={t("dashboard.parts.filters")}>
            <Filters
              organization={member.organization}
              connections={listConnections(member.db, member.organization.id)}
              values={listFilterValues(member.db, member.organization.id)}
              now={now}
            />
          </Section>
        </ClientWords>
      </NuqsAdapter>
      <PlaceSections member={member} data={data} now={now} />
    </>
  );
}
