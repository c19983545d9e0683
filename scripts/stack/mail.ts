import type { App } from "@supabase/lite";
import { type MailKind, type MailValues, renderMail } from "./mail-templates.ts";

/** The file of the data directory that mails are kept in. */
export const OUTBOX = "mails.txt";

/** A mail of the sign-in server, as plain text. */
export type StackMail = { to: string; subject: string; text: string };

type Mailer = NonNullable<App["_mailer"]>;
type Meta = Parameters<Mailer["sendConfirmation"]>[3];

type Options = {
  siteUrl: string;
  /** The language that an account keeps; null when it keeps none. */
  languageOf: (userId: string) => Promise<string | null>;
  send: (mail: StackMail) => Promise<void>;
};

/**
 * The mails of the embedded sign-in server, made from our own templates as Supabase Auth makes them: the package's
 * mailer (0.10) knows no branch in a template, and its text has links of its own.
 */
export function stackMailer({ siteUrl, languageOf, send }: Options): Mailer {
  const mail = async (kind: MailKind, to: string, [hash, digits, meta]: [string, string, Meta?]) => {
    const values: MailValues = {
      SiteURL: siteUrl,
      TokenHash: hash,
      Token: digits,
      Email: meta?.currentEmail ?? to,
      NewEmail: meta?.newEmail ?? to,
      RedirectTo: meta?.redirectTo ?? siteUrl,
      language: meta?.userId === undefined ? null : await languageOf(meta.userId),
    };
    const { subject, html } = renderMail(kind, values);
    await send({ to, subject, text: plainText(html) });
  };
  return {
    sendConfirmation: (to, ...proof) => mail("confirmation", to, proof),
    sendRecovery: (to, ...proof) => mail("recovery", to, proof),
    sendMagicLink: (to, ...proof) => mail("magic_link", to, proof),
    sendEmailChange: (to, ...proof) => mail("email_change", to, proof),
    sendReauthentication: (to, digits, meta) => mail("reauthentication", to, ["", digits, meta]),
  };
}

/** Links with their address, then the words. */
function plainText(html: string): string {
  return html
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, "$2: $1")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/[ \t]+/g, " ")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}
