"use client";

import { useParams } from "next/navigation";
import { TextLink } from "#app/_components/link.tsx";

/** To the dashboard of the organisation in the address, where a page is not given its parameters. */
export function HomeLink() {
  const { org } = useParams<{ org: string }>();
  return <TextLink href={`/orgs/${org}`}>Go to the dashboard</TextLink>;
}
