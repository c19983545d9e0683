import { warnKeys as readWarning } from "../db/connections.ts";
import type { Held } from "../db/work.ts";
import type { WorkOptions } from "../work/hold.ts";
import { mailNotice } from "../work/notices.ts";
import { type Done, success } from "../work/outcome.ts";

/** Tells the admins of a connection whose keys end within two weeks, where they have not ended or been replaced before. */
export async function warnKeys(held: Held, { db, noticeMail }: WorkOptions): Promise<Done> {
  const about = await readWarning(db, held);
  if (about !== null) await mailNotice(about, noticeMail);
  return success({});
}
