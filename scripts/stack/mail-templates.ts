import { readFileSync } from "node:fs";
import { join } from "node:path";

const SUPABASE = join(import.meta.dirname, "../../supabase");
/** What a template is filled with, by the names that Supabase Auth gives them; `language` is the account's. */
export type MailValues = {
  SiteURL: string;
  TokenHash: string;
  Token: string;
  Email: string;
  NewEmail: string;
  RedirectTo: string;
  language: string | null;
};

export const MAIL_KINDS = [
  "confirmation",
  "recovery",
  "magic_link",
  "invite",
  "email_change",
  "reauthentication",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** The subject and the HTML of a mail, as Supabase Auth makes them of the same files. */
export function renderMail(kind: MailKind, values: MailValues): { subject: string; html: string } {
  const html = readFileSync(join(SUPABASE, `templates/${kind}.html`), "utf8");
  return { subject: fill(subjectOf(kind), values), html: fill(html, values, escapeHtml) };
}

function subjectOf(kind: MailKind): string {
  const config = readFileSync(join(SUPABASE, "config.toml"), "utf8");
  const subject = new RegExp(`\\[auth\\.email\\.template\\.${kind}\\]\\nsubject = '([^'\\n]*)'`).exec(config);
  if (subject?.[1] === undefined) throw new Error(`supabase/config.toml has no subject for ${kind}.`);
  return subject[1];
}

const BRANCH = /\{\{ if eq \.Data\.language "([^"]+)" \}\}([\s\S]*?)\{\{ else \}\}([\s\S]*?)\{\{ end \}\}/g;
const VALUE = /\{\{ \.(\w+) \}\}/g;

/** Of Go's templates what ours use: a branch by language, and values. In an address a value is one part of it. */
function fill(template: string, values: MailValues, written = (text: string) => text): string {
  const said = template.replace(BRANCH, (_, language, then: string, otherwise: string) =>
    values.language === language ? then : otherwise,
  );
  const inAddress = said.replace(/[?&]\w+=\{\{ \.\w+ \}\}/g, (part) =>
    part.replace(VALUE, (whole, name) => encodeURIComponent(valueNamed(values, name) ?? whole)),
  );
  return inAddress.replace(VALUE, (whole, name) => written(valueNamed(values, name) ?? whole));
}

function valueNamed(values: MailValues, name: string): string | undefined {
  return name in values ? (values[name as keyof MailValues] ?? "") : undefined;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
