import { headers } from "next/headers";
import { TextLink } from "#app/_components/link.tsx";

/** To the dashboard of the organisation in the address, where a page is not given its parameters. */
export async function HomeLink() {
  const slug = /^\/orgs\/([^/?]+)/.exec((await headers()).get("x-path") ?? "")?.[1];
  return <TextLink href={slug === undefined ? "/orgs" : `/orgs/${slug}`}>Go to the dashboard</TextLink>;
}
