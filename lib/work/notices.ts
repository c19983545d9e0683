import type { Db } from "../db/call.ts";
import { type Held, readNotice, type ToTell } from "../db/work.ts";
import type { NoticeMail } from "../domain/sync/notice.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";
import { sendMail } from "../mail.ts";

/** The page of the settings where it is mended; of all others that of the connections. */
const PLACES: Record<string, string> = { expiring: "tokens", unpublished: "publishing" };

type Telling = { db: Db; noticeMail: NoticeMail };

/** Tells the admins of an organisation, once and each in their language, what does not go on. Never fails: the work is over either way. */
export async function tellAdmins(held: Held, { db, noticeMail }: Telling): Promise<void> {
  try {
    const about = await readNotice(db, held);
    if (about !== null) await mailNotice(about, noticeMail);
  } catch (error) {
    log().warn({ subjectId: held.subjectId, error }, "the admins could not be told");
  }
}

/** Mails it to each of its recipients, with the way to where it is mended. */
export async function mailNotice(about: ToTell, noticeMail: NoticeMail): Promise<void> {
  const { publicUrl } = env();
  const place = PLACES[about.told.code] ?? "connections";
  const link = publicUrl === null ? null : `${publicUrl}/orgs/${about.slug}/settings/${place}`;
  await Promise.all(
    about.recipients.map(({ email, language }) =>
      sendMail({ to: email, ...noticeMail({ ...about, link }, language) }),
    ),
  );
}
