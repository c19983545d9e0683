import { getTranslations } from "next-intl/server";
import { buttonLook } from "#app/_components/button-look.ts";
import { CopyLink } from "#app/_components/copy-link.tsx";
import { ExportMenu } from "#app/_components/export-menu.tsx";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { apiSearch } from "../../(dashboard)/_dashboard/api-search.ts";

/** The lists of events. */
export type ListOf = "deployments" | "incidents" | "changes" | "commits";

type Props = {
  slug: string;
  of: ListOf;
  query: ReportQuery;
  /** What else the list is narrowed to, as its operation of the API takes it. */
  narrowed: Record<string, string | boolean | null | undefined>;
};

/** The whole list that is on view as a file and over the API, and its address. */
export async function ListActions({ slug, of, query, narrowed }: Props) {
  const t = await getTranslations("events");
  const search = new URLSearchParams(apiSearch(query));
  for (const [name, value] of Object.entries(narrowed)) {
    if (value !== null && value !== undefined) search.set(name, String(value));
  }
  const address = `/api/v1/orgs/${slug}/${of}?${search}`;
  return (
    <>
      <CopyLink query={query} />
      <ExportMenu items={[{ label: t("csv"), csvFrom: address }]} />
      <a href={address} target="_blank" rel="noreferrer" {...buttonLook({ variant: "default" })}>
        {t("api")}
      </a>
    </>
  );
}
