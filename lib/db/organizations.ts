import { z } from "zod";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import { type Settings, storedSettings } from "./settings.ts";

export const role = z.enum(["viewer", "manager", "admin", "owner"]);

export const organizationSummary = z.object({ id: z.uuid(), slug: z.string(), name: z.string(), role });
export type OrganizationSummary = z.infer<typeof organizationSummary>;

export const organization = organizationSummary.extend(storedSettings.shape);
export type Organization = z.infer<typeof organization>;

/** The caller's organisations, by name. */
export function listOrganizations(db: Db): Promise<OrganizationSummary[]> {
  return call(db, {
    name: "list_organizations",
    args: {},
    returns: z.array(organizationSummary),
    idempotent: true,
  });
}

/** One organisation with the caller's role; null for someone who is not an active member. */
export function findOrganization(db: Db, slug: string): Promise<Organization | null> {
  return call(db, {
    name: "get_organization",
    args: { p_slug: slug },
    returns: organization.nullable(),
    idempotent: true,
  });
}

/** Creates an organisation owned by the caller, in UTC unless another zone is named; `conflict` when the slug is taken. */
export function createOrganization(
  db: Db,
  { name, slug, timeZone = "UTC" }: { name: string; slug: string; timeZone?: string | undefined },
): Promise<OrganizationSummary> {
  return call(db, {
    name: "create_organization",
    args: { p_name: name, p_slug: slug, p_time_zone: timeZone },
    returns: organizationSummary,
  });
}

/** Changes what is named, as an admin; `invalid_input` when a value is out of bounds, and nothing is changed then. */
export function updateOrganization(acting: Acting, changes: Partial<Settings>): Promise<Organization> {
  const args = { p_changes: changes };
  return act(acting, { name: "update_organization", args, returns: organization, idempotent: true });
}

/**
 * Ends an organisation for its owner, who gives its name: from the next request on nobody belongs to it, and what it held
 * is due to go. `wrong_name` for another name.
 */
export async function endOrganization(acting: Acting, name: string): Promise<void> {
  await act(acting, { name: "delete_organization", args: { p_name: name } });
}
