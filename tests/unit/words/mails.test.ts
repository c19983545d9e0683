import { describe, expect, test } from "vitest";
import { ROLES } from "#lib/domain/access/role.ts";
import type { Said, ToldError } from "#lib/domain/said.ts";
import { invitationMail } from "#lib/words/invitation-mail.ts";
import { PSEUDO } from "#lib/words/languages.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { wordsIn } from "#lib/words/words.ts";
import { MAIL_KINDS, renderMail } from "#scripts/stack/mail-templates.ts";
import { strangeIn } from "../../support/strange-words.ts";

/** Words of nobody's language, which stand in every mail. */
const NAMES = { organization: "Zurqa", subject: "Hofkonto", invitedBy: "boss@zurqa.example" };

const invitations = ROLES.map((role) => ({
  ...NAMES,
  role,
  expiresAt: "2026-11-28T15:00:00Z",
  link: "https://plumbline.example/invite/abc",
}));

const REASONS: (ToldError | null)[] = [
  null,
  { code: "datadog_rejected", reason: "datadog_unauthorized", numbers: { said: "no", words: "" } },
  { code: "datadog_unavailable", reason: "datadog_unreachable", numbers: {} },
];
const TOLD: Said[] = [
  { code: "refused", numbers: { cause: "datadog_rejected" } },
  ...["ours", "rate_limited", "other"].map((cause) => ({ code: "failing", numbers: { cause } })),
  { code: "broke", numbers: { cause: "datadog_unavailable" } },
  { code: "vanished", numbers: { missing: 105, of: 105 } },
  ...["expiring", "ending"].map((code) => ({ code, numbers: { hint: "3f9a" } })),
];
const notices = TOLD.flatMap((told) =>
  REASONS.flatMap((reason) =>
    [null, "https://plumbline.example/orgs/x"].map((link) => ({
      ...NAMES,
      told,
      since: "2026-11-20T04:01:00Z",
      reason,
      link,
    })),
  ),
);

const VALUES = {
  SiteURL: "https://plumbline.example",
  TokenHash: "0f3a",
  Token: "123456",
  Email: "ann@zurqa.example",
  NewEmail: "ann@hof.example",
  RedirectTo: "https://plumbline.example/callback",
};

/** Tags, and addresses in them, are read by no person. */
const shown = (html: string) => html.replaceAll(/<[^>]+>/g, " ");

describe("to who reads Portuguese", () => {
  const strange = strangeIn("pt-BR", Object.values(NAMES));

  test.each(MAIL_KINDS)("the sign-in server writes no English word of ours: %s", (kind) => {
    const { subject, html } = renderMail(kind, { ...VALUES, language: "pt-BR" });
    expect(strange([subject, shown(html)])).toEqual([]);
    expect(strange(Object.values(renderMail(kind, { ...VALUES, language: "en" })))).not.toEqual([]);
  });

  test("an invitation and a notice have none either, whatever they are about", () => {
    const mails = [
      ...invitations.map((invitation) => invitationMail(wordsIn("pt-BR"), invitation)),
      ...notices.map((notice) => noticeMail(notice, "pt-BR")),
    ];
    expect(mails.flatMap(({ subject, text }) => strange([subject, text]))).toEqual([]);
  });
});

test("an invitation is made of messages and of what people have named, and of nothing else", () => {
  const strange = strangeIn(PSEUDO, Object.values(NAMES));
  const mails = invitations.map((invitation) => invitationMail(wordsIn(PSEUDO), invitation));
  expect(mails.flatMap(({ subject, text }) => strange([subject, text]))).toEqual([]);
});
