import type { Acting } from "#lib/db/acting.ts";
import type { Db } from "#lib/db/call.ts";

/** Somebody who acts for an organisation, of which the database asks nothing but its id. */
export function actingAs(db: Db, organizationId: string, userId: string): Acting {
  return {
    db,
    organization: { id: organizationId } as Acting["organization"],
    user: { id: userId, email: "" },
    tokenId: null,
    address: "203.0.113.7",
  };
}
