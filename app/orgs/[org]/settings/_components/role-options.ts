import "server-only";
import { getTranslations } from "next-intl/server";
import { hasRole, ROLES, type Role } from "#lib/domain/access/role.ts";

export type RoleOption = { value: Role; label: string };

/** The roles up to one's own, above which nobody is raised, invited or given a token; made here, for a form. */
export async function roleOptions(most: Role): Promise<RoleOption[]> {
  const t = await getTranslations("roles");
  return ROLES.filter((role) => hasRole(most, role)).map((value) => ({ value, label: t(`name.${value}`) }));
}
