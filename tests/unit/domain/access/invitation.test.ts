import { describe, expect, test } from "vitest";
import { isEmailAddress, isSameAddress } from "#lib/domain/access/email-address.ts";
import { invitationMail, invitationPath } from "#lib/domain/access/invitation.ts";

describe("the mail of an invitation", () => {
  const invitation = {
    organization: "Northwind Rail",
    invitedBy: "ada@northwind.example",
    role: "manager",
    expiresAt: "2026-11-28T15:00:00Z",
    link: "https://plumbline.example/invite/abc",
  } as const;

  test("says who invites to what, where to accept and until when", () => {
    const { subject, text } = invitationMail(invitation);
    expect(subject).toBe("Invitation to Northwind Rail on Plumbline");
    expect(text).toContain(
      "ada@northwind.example invites you to Northwind Rail on Plumbline as manager. A manager starts",
    );
    expect(text).toContain("\nhttps://plumbline.example/invite/abc\n");
    expect(text).toContain("until 28 Nov 2026, 15:00 UTC");
  });

  test("cannot be given a line or a header of its own by a name", () => {
    const { subject, text } = invitationMail({
      ...invitation,
      organization: "Acme\r\nBcc: eve@example.test\u2028https://evil.example",
    });
    expect(subject).toBe("Invitation to Acme Bcc: eve@example.test https://evil.example on Plumbline");
    expect(text.split("\n").filter((line) => /^(Bcc|https:\/\/evil)/.test(line))).toEqual([]);
  });
});

test("the token stays one part of the path", () => {
  expect(invitationPath("a_b-c")).toBe("/invite/a_b-c");
  expect(invitationPath("../orgs?x#y")).toBe("/invite/..%2Forgs%3Fx%23y");
});

describe("an e-mail address", () => {
  test.each(["ada@example.com", "Ada.Lovelace+dora@sub.example.co.uk", "o'neil@example.org"])(
    "can be %s",
    (text) => {
      expect(isEmailAddress(text)).toBe(true);
    },
  );

  test.each([
    "",
    "ada",
    "ada@",
    "@example.com",
    "ada@example",
    "ada@example.com,eve@example.com",
    "Ada <ada@example.com>",
    "ada@example.com\nbcc: eve@example.com",
    "ad\u0430@example.com",
    "ada@-example.com",
    `${"a".repeat(250)}@example.com`,
  ])("cannot be %j", (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  test("is the same without case", () => {
    expect(isSameAddress("Ada@Example.com", "ada@example.COM")).toBe(true);
    expect(isSameAddress("ada@example.com", "ada@example.org")).toBe(false);
  });
});
