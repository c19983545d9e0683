import type { Db } from "../db/call.ts";
import { type Lease, readAttention } from "../db/sync.ts";
import { attentionMail } from "../domain/sync/attention-mail.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { sendMail } from "../mail.ts";

/** Tells the admins of an organisation, once, that a connection needs them. Never fails: the run is over either way. */
export async function notifyAdmins(db: Db, held: Lease): Promise<void> {
  try {
    const about = await readAttention(db, held);
    if (about === null) return;
    const { publicUrl } = env();
    const link = publicUrl === null ? null : `${publicUrl}/orgs/${about.slug}/settings/connections`;
    const mail = attentionMail({ ...about, link });
    await Promise.all(about.addresses.map((to) => sendMail({ to, ...mail })));
  } catch (error) {
    log().warn({ connectionId: held.connectionId, error }, "the admins could not be told");
  }
}
