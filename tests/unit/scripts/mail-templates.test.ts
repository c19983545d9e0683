import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readMailLink } from "#lib/auth/mail-link.ts";
import { stackMailer } from "#scripts/stack/mail.ts";
import { MAIL_KINDS, type MailKind, renderMail } from "#scripts/stack/mail-templates.ts";

const ROOT = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const templates = readdirSync(join(ROOT, "supabase/templates"));

const VALUES = {
  SiteURL: "https://plumbline.example.test",
  TokenHash: "pkce_0f3a",
  Token: "123456",
  Email: "ann@example.test",
  NewEmail: "ann@other.example.test",
  RedirectTo: "https://plumbline.example.test/callback?next=%2Forgs%2Fnorth",
};
const made = (kind: MailKind, language: string | null) => renderMail(kind, { ...VALUES, language });

describe("a mail of the sign-in server", () => {
  test("has a template and a subject for every kind, which the configuration names", () => {
    expect(templates.toSorted()).toEqual(MAIL_KINDS.map((kind) => `${kind}.html`).toSorted());
    const config = read("supabase/config.toml");
    for (const kind of MAIL_KINDS) {
      expect(config).toContain(`[auth.email.template.${kind}]`);
      expect(config).toContain(`content_path = "./supabase/templates/${kind}.html"`);
    }
  });

  test.each(MAIL_KINDS)("is in the recipient's language, and else in English: %s", (kind) => {
    const [english, portuguese] = [made(kind, "en"), made(kind, "pt-BR")];
    expect(made(kind, null)).toEqual(english);
    expect(portuguese.subject).not.toBe(english.subject);
    expect(portuguese.html).toMatch(/Se |você/);
    expect(english.html).not.toMatch(/você/);
    for (const { subject, html } of [english, portuguese]) expect(`${subject}${html}`).not.toContain("{{");
  });

  test.each(MAIL_KINDS)("has the same link and digits in both languages: %s", (kind) => {
    const parts = (language: string) => [
      ...made(kind, language).html.matchAll(/href="[^"]*"|<strong>[^<]*<\/strong>/g),
    ];
    expect(parts("pt-BR").map(String).toSorted()).toEqual(parts("en").map(String).toSorted());
  });

  test.each(MAIL_KINDS.filter((kind) => kind !== "reauthentication"))(
    "leads to the page with the button, and to no address that spends the link: %s",
    (kind) => {
      const href = /href="([^"]*)"/.exec(made(kind, "en").html)?.[1] ?? "";
      const { origin, pathname, searchParams } = new URL(href);
      expect(`${origin}${pathname}`).toBe("https://plumbline.example.test/confirm");
      expect(readMailLink(Object.fromEntries(searchParams))?.tokenHash).toBe("pkce_0f3a");
      if (searchParams.has("next")) expect(searchParams.get("next")).toBe(VALUES.RedirectTo);
    },
  );

  test("shows an address as text, whatever is in it", () => {
    const { html } = renderMail("recovery", { ...VALUES, Email: '<b>"&', language: null });
    expect(html).toContain("&lt;b&gt;&quot;&amp;");
  });

  test("arrives as plain text with its link and digits, in the language that the account keeps", async () => {
    const sent: { to: string; subject: string; text: string }[] = [];
    const mailer = stackMailer({
      siteUrl: "https://plumbline.example.test",
      languageOf: async (id) => (id === "ann" ? "pt-BR" : null),
      send: async (mail) => void sent.push(mail),
    });
    await mailer.sendRecovery("ann@example.test", "0f3a", "123456", { userId: "ann" });
    await mailer.sendMagicLink("bob@example.test", "0f3a", "123456", { userId: "bob" });
    expect(sent.map(({ subject }) => subject)).toEqual([
      "Redefina a sua senha do Plumbline",
      "Your code to sign in to Plumbline",
    ]);
    for (const { text } of sent) {
      expect(text).toContain("https://plumbline.example.test/confirm?token_hash=0f3a&type=");
      expect(text).toMatch(/\b123456\b/);
      expect(text).not.toMatch(/[<>{}]/);
    }
  });
});

describe("docs/deploy.md", () => {
  test.each([
    ...MAIL_KINDS.map((kind) => `supabase/templates/${kind}.html`),
    "SMTP_URL",
    "MAIL_FROM",
    "PUBLIC_URL",
  ])("names %s", (name) => {
    expect(read("docs/deploy.md")).toContain(`\`${name}\``);
  });
});
