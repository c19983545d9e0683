import type { EmailDriver } from "@supabase/lite";

/** Mails of the embedded stack are printed where it runs. From our own templates: the package's text has its own links. */
export function mailDriver(): EmailDriver {
  return {
    send: async ({ to, subject, html, text }) => {
      process.stdout.write(`\nMail to ${to}: ${subject}\n${html === undefined ? (text ?? "") : plainText(html)}\n`);
    },
  };
}

/** Links with their address, then the words, for a terminal. */
function plainText(html: string): string {
  return html
    .replace(/<(style|head|title)[^]*?<\/\1>/gi, "")
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>([^]*?)<\/a>/gi, "$2: $1")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}
