import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMember } from "#lib/auth/org.ts";
import { type ListProps, PlaceListPage } from "../_components/places/list-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("filters.many"))("service") };
}

export default async function ServicesPage({ params, searchParams }: ListProps) {
  const member = await requireMember((await params).org);
  return <PlaceListPage kind="service" member={member} searchParams={searchParams} />;
}
