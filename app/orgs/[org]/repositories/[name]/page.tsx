import { requireMember } from "#lib/auth/org.ts";
import { PlacePage, type PlaceProps, placeMetadata } from "../../_components/places/place-page.tsx";

export function generateMetadata(props: PlaceProps) {
  return placeMetadata(props, "repository");
}

export default async function RepositoryPage(props: PlaceProps) {
  const member = await requireMember((await props.params).org);
  return <PlacePage {...props} kind="repository" member={member} />;
}
