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
  subject: "Datadog EU",
  reason: {
    code: "datadog_rejected",
    reason: "datadog_unauthorized",
    numbers: { said: "yes", words: "Forbidden" },
  },
  link: "https://plumbline.example.test/orgs/acme/settings/connections",
};

describe("the mail about refused keys", () => {
  test("speaks of a token where it was GitHub that refused", () => {
    const numbers = { said: "no", words: "" };
    const reason = { code: "datadog_rejected", reason: "github_unauthorized", numbers };
    const { text } = noticeMail({ ...refused, reason }, "pt-BR");
    expect(text).toContain("O GitHub recusou o token");
    expect(text).not.toContain("chave de aplicação");
  });

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
        subject: "A\u2028B",
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

describe("the mail about a first error after weeks", () => {
  const reason = { code: "datadog_unavailable", reason: "datadog_timeout", numbers: {} };
  const broke = { ...refused, told: { code: "broke", numbers: { cause: reason.code } }, reason };

  test("says what failed, when it last went well, what to do, and when it is told again", () => {
    const { subject, text } = noticeMail(broke, "en");
    expect(subject).toBe("A sync of Datadog EU failed, the first in two weeks (Acme)");
    for (const part of ["04:01 UTC", "did not answer in time", "look there first", "two days", refused.link])
      expect(text).toContain(part);
    expect(noticeMail(broke, "pt-BR").subject).toContain("a primeira em duas semanas");
  });
});

describe("the mail about events that vanished", () => {
  const vanished = {
    ...refused,
    told: { code: "vanished", numbers: { missing: 105, of: 1200 } },
    reason: null,
  };

  test("says how many of how many, the likely causes, that they keep counting, and where to decide", () => {
    const { subject, text } = noticeMail(vanished, "en");
    expect(subject).toBe("Datadog EU no longer lists 105 events (Acme)");
    for (const part of ["105 events of 1,200", "switched", "see less", "keep counting", refused.link])
      expect(text).toContain(part);
    expect(noticeMail(vanished, "pt-BR").text).toContain("105 eventos de 1.200");
  });
});

describe("the mail about an API token that ends soon", () => {
  const expiring = { ...refused, subject: "CI", told: { code: "expiring", numbers: { hint: "3f9a" } } };

  test("says which, when, and what to do; without an address it says the way to the tokens", () => {
    const { subject, text } = noticeMail({ ...expiring, link: null }, "en");
    expect(subject).toBe("The API token CI ends soon (Acme)");
    for (const part of ["(ends in …3f9a)", "20 Nov 2026", "create another one", "Settings > API tokens"])
      expect(text).toContain(part);
    expect(noticeMail(expiring, "pt-BR").subject).toBe("O token de API CI acaba em breve (Acme)");
  });
});

test("of a token of GitHub that ends soon it says when, what to do and where", () => {
  const expiring = {
    ...refused,
    ...{ subject: "GitHub acme", told: { code: "ending", numbers: { hint: "3f9a" } }, reason: null },
  };
  const { subject, text } = noticeMail(expiring, "en");
  expect(subject).toBe("The token of GitHub acme ends soon (Acme)");
  for (const part of ["(ends in …3f9a)", "20 Nov 2026", "another one on GitHub", refused.link])
    expect(text).toContain(part);
  expect(noticeMail(expiring, "pt-BR").subject).toBe("O token de GitHub acme acaba em breve (Acme)");
});

describe("the mail about metrics that no longer reach Datadog", () => {
  const reason = {
    code: "datadog_rejected",
    reason: "datadog_api_key_unknown",
    numbers: { said: "yes", words: "Forbidden", here: "US1", site: "datadoghq.com" },
  };
  const told = (cause: string) => ({ code: "unpublished", numbers: { cause } });
  const unpublished = { ...refused, told: told("datadog_rejected"), reason };

  test("says since when, why, what is not seen by it, what to do, and where", () => {
    const { subject, text } = noticeMail({ ...unpublished, link: null }, "en");
    expect(subject).toBe("Plumbline's metrics no longer reach Datadog (Acme)");
    for (const part of [
      '"Datadog EU" since 20 Nov 2026, 04:01 UTC',
      "does not know this API key",
      "missing data stays silent",
      "replace them on the connection",
      "Settings > To Datadog",
    ])
      expect(text).toContain(part);
    expect(noticeMail(unpublished, "pt-BR").subject).toContain("não chegam mais ao Datadog");
  });

  test("asks for nothing where the fault is ours", () => {
    const { text } = noticeMail({ ...unpublished, told: told("ours"), reason: null }, "en");
    expect(text).toContain("The fault is on Plumbline's side");
    expect(text).not.toContain("replace them");
  });
});

test("of refused keys it names the owner's end and the service account", () => {
  expect(noticeMail(refused, "en").text).toMatch(/left or been disabled.*service account.*replaced alone/);
  expect(noticeMail(refused, "pt-BR").text).toContain("conta de serviço");
});

test("each is written in the language of the account that it goes to, and in English where that is none of ours", () => {
  expect(noticeMail(refused, "pt-BR").subject).toBe("Datadog EU precisa de novas chaves (Acme)");
  expect(noticeMail(refused, "pt-BR").text).toContain('O Datadog diz: "Forbidden".');
  expect(noticeMail(refused, "tlh")).toEqual(noticeMail(refused, "en"));
});

describe.each(LANGUAGES)("the words of the mails in %s", (language) => {
  const { place: _, placeOfTokens: __, placeOfPublishing: ___, ...notices } = messagesIn(language).notices;
  const sql = (file: string) =>
    readFileSync(join(import.meta.dirname, "../../../supabase/migrations", file), "utf8");
  const [, body = ""] =
    /create function private\.notice_of([\s\S]+?)\$\$;/.exec(sql("20261121000255_ending_work.sql")) ?? [];
  const found = [
    ...body.matchAll(/'(\w+) '/g),
    ...["20261121000630_connecting.sql", "20261121001000_tokens.sql"].flatMap((file) => [
      ...sql(file).matchAll(/'told', jsonb_build_object\('code', '(\w+)'/g),
    ]),
  ];
  const codes = found.map(([, code]) => String(code)).toSorted();

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
