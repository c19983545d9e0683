import { useTranslations } from "next-intl";
import { ButtonLink } from "#app/_components/link.tsx";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";

type Props = { organization: Organization; scope: string | null };

/** Leads managers and up to where a picture of what they look at is made. */
export function PictureLink({ organization: { slug, role }, scope }: Props) {
  const t = useTranslations("pictures");
  if (!hasRole(role, "manager")) return null;
  const asked = new URLSearchParams({ kind: "grid", ...(scope !== null && { scope }) });
  return (
    <ButtonLink href={`/orgs/${slug}/settings/pictures?${asked}`} variant="default">
      {t("ofThis")}
    </ButtonLink>
  );
}
