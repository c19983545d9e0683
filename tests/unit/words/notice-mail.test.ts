import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import type { Notice } from "#lib/domain/sync/notice.ts";
import { ERROR_CODES } from "#lib/errors.ts";
import { messagesIn } from "#lib/words/catalog.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";

const refused: Notice = {
  told: { code: "refused", numbers: { cause: "datadog_rejected" } },
  since: "2026-11-20T04:01:00Z",
  organization: "Acme",
  connection: "Datadog EU",
  reason: {
    code: "datadog_rejected",
    reason: "datadog_unauthorized",
    numbers: { said: "yes", words: "Forbidden" },
  },
  link: "https://plumbline.example.test/orgs/acme/settings/connections",
};

describe("the mail about refused keys", () => {
  test("names the connection, the organisation and Datadog's words", () => {
    const { subject, text } = noticeMail(refused, null);
    expect(subject).toBe("Datadog EU needs new keys (Acme)");
    expect(text).toContain('Datadog says: "Forbidden".');
    expect(text).toContain("https://plumbline.example.test/orgs/acme/settings/connections");
  });

  test("keeps a name to one line, so that it begins no header and no paragraph of its own", () => {
    const { subject, text } = noticeMail(
      {
        ...refused,
        organization: "Acme\r\nBcc: all@example.com",
        connection: "A\u2028B",
        reason: null,
        link: null,
      },
      "en",
    );
    expect(subject).toBe("A B needs new keys (Acme Bcc: all@example.com)");
    expect(text).not.toMatch(/\r|\u2028/);
    expect(text).toContain("Datadog refused its keys.");
    expect(text).toContain("Settings > Connections");
  });
});

describe("the mail about a connection without a good run for two days", () => {
  const told = (cause: string) => ({ code: "failing", numbers: { cause } });
  const reason = { code: "datadog_unavailable", reason: "datadog_unreachable", numbers: {} };
  const failing = { ...refused, told: told("datadog_unavailable"), reason };

  test("says since when, the last error, what to do, and where", () => {
    const { subject, text } = noticeMail(failing, "en");
    expect(subject).toBe("Datadog EU has not been read for two days (Acme)");
    for (const part of [
      "since 20 Nov 2026, 04:01 UTC",
      "Datadog cannot be reached;",
      "Sync now",
      refused.link,
    ])
      expect(text).toContain(part);
  });

  test("asks for no keys and no deed where the fault is ours, and for less traffic where a limit is", () => {
    expect(noticeMail({ ...failing, told: told("ours") }, "en").text).toContain(
      "Nothing is wrong with your keys.",
    );
    expect(noticeMail({ ...failing, told: told("rate_limited") }, "en").text).toContain("rate limit");
  });
});

test("the mail about vanished events says that the numbers stand, why it may be, and where to decide", () => {
  const { subject, text } = noticeMail(
    { ...refused, told: { code: "vanished", numbers: {} }, reason: null },
    "en",
  );
  expect(subject).toBe("Datadog EU no longer lists much of what it had (Acme)");
  for (const part of ["keep counting", "switched in Datadog", String(refused.link)])
    expect(text).toContain(part);
});

test("each is written in the language of the account that it goes to, and in English where that is none of ours", () => {
  expect(noticeMail(refused, "pt-BR").subject).toBe("Datadog EU precisa de novas chaves (Acme)");
  expect(noticeMail(refused, "pt-BR").text).toContain('O Datadog diz: "Forbidden".');
  expect(noticeMail(refused, "tlh")).toEqual(noticeMail(refused, "en"));
});

describe.each(LANGUAGES)("the words of the mails in %s", (language) => {
  const { place: _, ...notices } = messagesIn(language).notices;
  const file = join(import.meta.dirname, "../../../supabase/migrations/20261121000250_work.sql");
  const [, body = ""] =
    /create function private\.notice_of([\s\S]+?)\$\$;/.exec(readFileSync(file, "utf8")) ?? [];
  const codes = Array.from(body.matchAll(/'(\w+) '/g), ([, code]) => String(code)).toSorted();

  test("are about everything that the database has told, and about nothing else", () => {
    const told = Object.keys(notices).map((name) => name.replace(/[A-Z].*/, ""));
    expect([...new Set(told)].toSorted()).toEqual(codes);
    for (const code of codes) expect(Object.keys(notices)).toContain(`${code}Subject`);
  });

  test("advise for causes that can be, and for every other", () => {
    const [advice] = parse(notices.failingAdvice);
    const cases = advice?.type === TYPE.select ? Object.keys(advice.options) : [];
    const possible: string[] = ["ours", "other", ...ERROR_CODES];
    expect(cases.length).toBeGreaterThan(2);
    expect(cases.filter((cause) => !possible.includes(cause))).toEqual([]);
  });
});
