import { describe, expect, test } from "vitest";
import { type Notice, noticeMail } from "#lib/domain/sync/notice-mail.ts";

const refused: Notice = {
  told: "refused datadog_rejected",
  since: "2026-11-20T04:01:00Z",
  organization: "Acme",
  connection: "Datadog EU",
  reason: 'Datadog refused the keys. Datadog says: "Forbidden".',
  link: "https://plumbline.example.test/orgs/acme/settings/connections",
};

describe("the mail about refused keys", () => {
  test("names the connection, the organisation and Datadog's words", () => {
    const { subject, text } = noticeMail(refused);
    expect(subject).toBe("Datadog EU needs new keys (Acme)");
    expect(text).toContain('Datadog says: "Forbidden".');
    expect(text).toContain("https://plumbline.example.test/orgs/acme/settings/connections");
  });

  test("keeps a name to one line, so that it begins no header and no paragraph of its own", () => {
    const { subject, text } = noticeMail({
      ...refused,
      organization: "Acme\r\nBcc: all@example.com",
      connection: "A\u2028B",
      reason: null,
      link: null,
    });
    expect(subject).toBe("A B needs new keys (Acme Bcc: all@example.com)");
    expect(text).not.toMatch(/\r|\u2028/);
    expect(text).toContain("Datadog refused its keys.");
    expect(text).toContain("Settings > Connections");
  });
});

describe("the mail about a connection without a good run for two days", () => {
  const failing = { ...refused, told: "failing datadog_unavailable", reason: "Datadog cannot be reached." };

  test("says since when, the last error, what to do, and where", () => {
    const { subject, text } = noticeMail(failing);
    expect(subject).toBe("Datadog EU has not been read for two days (Acme)");
    for (const part of ["since 2026-11-20 04:01 UTC", "Datadog cannot be reached.", "Sync now", refused.link])
      expect(text).toContain(part);
  });

  test("asks for no keys and no deed where the fault is ours, and for less traffic where a limit is", () => {
    expect(noticeMail({ ...failing, told: "failing ours" }).text).toContain(
      "Nothing is wrong with your keys.",
    );
    expect(noticeMail({ ...failing, told: "failing rate_limited" }).text).toContain("rate limit");
  });
});
