import { warnToken as readWarning } from "../db/tokens.ts";
import type { Held } from "../db/work.ts";
import type { WorkOptions } from "../work/hold.ts";
import { mailNotice } from "../work/notices.ts";
import { type Done, success } from "../work/outcome.ts";

/** Tells the admins of an API token that ends within a week, where it has not ended before. */
export async function warnToken(held: Held, { db, noticeMail }: WorkOptions): Promise<Done> {
  const about = await readWarning(db, held);
  if (about !== null) await mailNotice(about, noticeMail);
  return success({});
}
