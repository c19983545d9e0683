import { redirect } from "next/navigation";
import { requireMember } from "#lib/auth/org.ts";

type Props = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where the runs used to be: whoever kept the address finds them among the parts of data quality. */
export default async function RunsPage({ params, searchParams }: Props) {
  const { organization } = await requireMember((await params).org);
  const asked = Object.entries(await searchParams).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value]),
  );
  const query = new URLSearchParams(asked).toString();
  redirect(`/orgs/${organization.slug}/data-quality/runs${query === "" ? "" : `?${query}`}`);
}
