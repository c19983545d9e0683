import { z } from "zod";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import { type Joined, joined } from "./invitations.ts";
import { ofOrganization } from "./reading.ts";

const joining = z.object({
  /** Whose people may join; null: nobody may. */
  domain: z.string().nullable(),
  /** Of the caller's own confirmed address; null when that is at a public mail provider. */
  ownDomain: z.string().nullable(),
});
export type Joining = z.infer<typeof joining>;

const joinable = z.object({ slug: z.string(), name: z.string() });
export type JoinableOrganization = z.infer<typeof joinable>;

/** Who may join by themselves, for an admin. */
export const getJoining = ofOrganization("get_joining_domain", joining);

/** Lets people of the owner's own domain join as viewers, or with null nobody; `invalid_input` for other domains. */
export async function setJoiningDomain(acting: Acting, domain: string | null): Promise<void> {
  await act(acting, { name: "set_joining_domain", args: { p_domain: domain }, idempotent: true });
}

/** Organisations that the caller may join by the domain of their confirmed address, by name. */
export function listJoinableOrganizations(db: Db): Promise<JoinableOrganization[]> {
  return call(db, {
    name: "list_joinable_organizations",
    args: {},
    returns: z.array(joinable),
    idempotent: true,
  });
}

/** Makes the caller a viewer; `not_found` for an organisation that does not let them join. */
export function joinOrganization(db: Db, slug: string, address: string | null): Promise<Joined> {
  return call(db, {
    name: "join_organization",
    args: { p_slug: slug, p_address: address },
    returns: joined,
  });
}
