import { describe, expect, test } from "vitest";
import { invitationMail } from "#lib/words/invitation-mail.ts";
import { wordsIn } from "#lib/words/words.ts";

const english = wordsIn("en");

describe("the mail of an invitation", () => {
  const invitation = {
    organization: "Northwind Rail",
    invitedBy: "ada@northwind.example",
    role: "manager",
    expiresAt: "2026-11-28T15:00:00Z",
    link: "https://plumbline.example/invite/abc",
  } as const;

  test("says who invites to what, where to accept and until when", () => {
    const { subject, text } = invitationMail(english, invitation);
    expect(subject).toBe("Invitation to Northwind Rail on Plumbline");
    expect(text).toContain(
      "ada@northwind.example invites you to Northwind Rail on Plumbline as manager. A manager starts",
    );
    expect(text).toContain("\nhttps://plumbline.example/invite/abc\n");
    expect(text).toContain("until 28 Nov 2026, 15:00 UTC");
  });

  test("cannot be given a line or a header of its own by a name", () => {
    const { subject, text } = invitationMail(english, {
      ...invitation,
      organization: "Acme\r\nBcc: eve@example.test\u2028https://evil.example",
    });
    expect(subject).toBe("Invitation to Acme Bcc: eve@example.test https://evil.example on Plumbline");
    expect(text.split("\n").filter((line) => /^(Bcc|https:\/\/evil)/.test(line))).toEqual([]);
  });

  test("is written in the language of whom it goes to", () => {
    const { subject, text } = invitationMail(wordsIn("pt-BR"), invitation);
    expect(subject).toBe("Convite para Northwind Rail no Plumbline");
    expect(text).toContain("convida você para Northwind Rail no Plumbline como gestor. Um gestor inicia");
    expect(text).toMatch(/até 28 .*nov.* 2026, 15:00 UTC/);
  });
});
