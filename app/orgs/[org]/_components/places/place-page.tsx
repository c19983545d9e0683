import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import type { ReactNode } from "react";
import { CopyLink } from "#app/_components/copy-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { PageHeader } from "#app/_components/page-header.tsx";
import type { Acting } from "#lib/db/acting.ts";
import { PLACE_PATHS, type PlaceKind, placeName } from "#lib/domain/places.ts";
import { FilterSection } from "../filter/filter-section.tsx";
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
  const header = (actions?: ReactNode) => (
    <PageHeader
      up={<TextLink href={`/orgs/${slug}/${PLACE_PATHS[kind]}`}>{t(`filters.many.${kind}`)}</TextLink>}
      title={spelled ?? name}
      lead={t(`filters.title.${kind}`)}
      actions={actions}
    />
  );
  if (spelled === null) {
    return (
      <>
        {header()}
        <UnknownPlace slug={slug} place={{ kind, name }} others={others} />
      </>
    );
  }
  const now = new Date();
  const scope = await readScope(searchParams);
  const data = loadPlace(member, { kind, name: spelled }, { scope, now });
  return (
    <>
      {header(<CopyLink query={data.query} />)}
      <FilterSection member={member} scope={scope} now={now} comparing fixed={kind} />
      <PlaceSections member={member} data={data} now={now} />
    </>
  );
}
