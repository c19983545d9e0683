import { describe, expect, test } from "vitest";
import { isEmailAddress, isSameAddress } from "#lib/domain/access/email-address.ts";
import { invitationPath } from "#lib/domain/access/invitation.ts";

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
