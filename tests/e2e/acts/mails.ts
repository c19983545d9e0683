import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { World } from "./world.ts";

/** The mails to an address that the stack has kept, each a subject and a text. */
function mailsTo(email: string): string[] {
  const head = `Mail to ${email}: `;
  return readFileSync(join(String(process.env.PLUMBLINE_DATA_DIR), "mails.txt"), "utf8")
    .split(/\n(?=Mail to )/)
    .filter((mail) => mail.startsWith(head))
    .map((mail) => mail.slice(head.length));
}

/**
 * What was mailed while people acted: a recovery, a code to sign in, an invitation to somebody with an account, and a
 * notice about refused keys; waits for those that are sent after an answer.
 */
export async function readMails({ viewer, suspended, newcomer, boss }: World): Promise<string[]> {
  const people = [viewer, suspended, newcomer, boss].map(({ email }) => email);
  await expect.poll(() => people.filter((email) => mailsTo(email).length === 0)).toEqual([]);
  return people.flatMap(mailsTo);
}
