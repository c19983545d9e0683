import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { EmailDriver } from "@supabase/lite";

/** The file of the data directory that mails are kept in. */
export const OUTBOX = "mails.txt";

/**
 * Mails of the embedded stack are printed where it runs and kept in a file beside its data. Made from the HTML
 * of our own templates: the package's text has links of its own.
 */
export function mailDriver(dataDir: string): EmailDriver {
  return {
    send: async ({ to, subject, html, text }) => {
      const mail = `\nMail to ${to}: ${subject}\n${html === undefined ? (text ?? "") : plainText(html)}\n`;
      process.stdout.write(mail);
      appendFileSync(join(dataDir, OUTBOX), mail, { mode: 0o600 });
    },
  };
}

/** Links with their address, then the words, for a terminal. */
function plainText(html: string): string {
  return html
    .replace(/<(style|head|title)[\s\S]*?<\/\1>/gi, "")
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, "$2: $1")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}
