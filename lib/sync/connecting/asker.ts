import type { Db } from "../../db/call.ts";
import { type AuditEntry, writeAudit } from "../../db/connecting.ts";

/** Who asks: an active member whose role the caller has checked, and from which network address. */
export type Asker = {
  member: { user: { id: string; email: string }; organization: { id: string } };
  address: string | null;
};

/** Notes in the audit log what somebody did with a connection. */
export async function audit(
  asker: Asker,
  db: Db,
  entry: Pick<AuditEntry, "action" | "target" | "details">,
): Promise<void> {
  await writeAudit(db, {
    organizationId: asker.member.organization.id,
    actorId: asker.member.user.id,
    actor: asker.member.user.email,
    address: asker.address,
    ...entry,
  });
}
