import { describe, expect, test } from "vitest";
import { attentionMail } from "#lib/domain/sync/attention-mail.ts";

describe("the mail about refused keys", () => {
  test("names the connection, the organisation and Datadog's words", () => {
    const { subject, text } = attentionMail({
      organization: "Acme",
      connection: "Datadog EU",
      reason: 'Datadog refused the keys. Datadog says: "Forbidden".',
      link: "https://plumbline.example.test/orgs/acme/settings/connections",
    });
    expect(subject).toBe("Datadog EU needs new keys (Acme)");
    expect(text).toContain('Datadog says: "Forbidden".');
    expect(text).toContain("https://plumbline.example.test/orgs/acme/settings/connections");
  });

  test("keeps a name to one line, so that it begins no header and no paragraph of its own", () => {
    const { subject, text } = attentionMail({
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
