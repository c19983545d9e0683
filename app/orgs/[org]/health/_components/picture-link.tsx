import { useTranslations } from "next-intl";
import { ButtonLink } from "#app/_components/link.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import type { Trend } from "#lib/domain/health/trend.ts";

type Props = {
  organization: Organization;
  /** A trend, or the grid of a repository or of all. */
  of: Pick<Trend, "scope" | "row" | "metric" | "part"> | { scope: string };
};

/** Leads managers and up to where a picture of what they look at is made. */
export function PictureLink({ organization: { slug, role }, of }: Props) {
  const t = useTranslations("pictures");
  if (!hasRole(role, "manager")) return null;
  const { scope } = of;
  const asked = new URLSearchParams({ ...figureOf(of), ...(scope && { scope }) });
  return (
    <ButtonLink href={`/orgs/${slug}/settings/pictures?${asked}`} variant="default">
      {t("ofThis")}
    </ButtonLink>
  );
}

function figureOf(of: Props["of"]): Record<string, string> {
  if (!("metric" in of)) return { kind: "grid" };
  const { row, metric, part } = of;
  return { kind: "trend", ...(row === null ? { metric, ...(part && { part }) } : { row }) };
}
