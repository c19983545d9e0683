import { requireMember } from "#lib/auth/org.ts";
import { PlacePage, type PlaceProps, placeMetadata } from "../../_components/places/place-page.tsx";

export function generateMetadata(props: PlaceProps) {
  return placeMetadata(props, "service");
}

export default async function ServicePage(props: PlaceProps) {
  const member = await requireMember((await props.params).org);
  return <PlacePage {...props} kind="service" member={member} />;
}
