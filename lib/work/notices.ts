import type { Db } from "../db/call.ts";
import { type Held, readNotice } from "../db/work.ts";
import { noticeMail } from "../domain/sync/notice-mail.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { sendMail } from "../mail.ts";

/** Tells the admins of an organisation, once, what does not go on. Never fails: the work is over either way. */
export async function tellAdmins(db: Db, held: Held): Promise<void> {
  try {
    const about = await readNotice(db, held);
    if (about === null) return;
    const { publicUrl } = env();
    const link = publicUrl === null ? null : `${publicUrl}/orgs/${about.slug}/settings/connections`;
    const mail = noticeMail({ ...about, reason: about.reason?.reason ?? null, link });
    await Promise.all(about.addresses.map((to) => sendMail({ to, ...mail })));
  } catch (error) {
    log().warn({ subjectId: held.subjectId, error }, "the admins could not be told");
  }
}
