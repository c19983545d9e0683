import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SETTING_NAMES } from "#lib/db/settings.ts";
import { auditDetails, auditWord } from "#lib/words/audit-words.ts";
import { messagesIn } from "#lib/words/catalog.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { wordsIn } from "#lib/words/words.ts";

const EN = wordsIn("en");
const SETTING_WORDS = Object.fromEntries(SETTING_NAMES.map((name) => [name, EN.t(`settings.word.${name}`)]));

test("an action that has no words here is shown as it is stored", () => {
  expect(auditWord(EN, "token.created")).toBe("Created an API token");
  expect(auditWord(EN, "member.invited")).toBe("member.invited");
});

/** What the database writes into the log, statement by statement, and all that stands around it. */
const folder = join(import.meta.dirname, "../../../supabase/migrations");
const sql = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");
const entries = [...sql.matchAll(/insert into public\.audit_log[^;]+;/g)].join("\n");

const found = (text: string, pattern: RegExp) =>
  [...new Set(Array.from(text.matchAll(pattern), ([, code]) => String(code)))].toSorted();

const KINDS =
  "organization|settings|account|connection|metric_note|health_marks|picture|publishing|token|export|invitation|member|ownership|joining|target|service|deployment|origins|person";
const written = found(sql, new RegExp(`'((?:${KINDS})\\.[a-z_]+)'`, "g"));

test("every action that the database writes is in the documentation of the log", () => {
  const documented = readFileSync(join(import.meta.dirname, "../../../docs/security.md"), "utf8");
  expect(written.filter((action) => !documented.includes(`\`${action}\``))).toEqual([]);
});

describe.each(LANGUAGES)("in %s", (language) => {
  const { action, actor, reason } = messagesIn(language).deeds;

  test("every action that the database writes has words, and there are words for no other", () => {
    expect(Object.keys(action).toSorted()).toEqual(written.map((name) => name.replace(".", "_")));
  });

  test("every reason for which the database ends something has words, and there are words for no other", () => {
    const codes = [/"code": "(\w+)"/g, /(?:then|else) '(\w+)'/g].flatMap((pattern) =>
      found(entries, pattern),
    );
    expect(Object.keys(reason).toSorted()).toEqual(codes.toSorted());
  });

  test("who is nobody's address is called in words", () => {
    for (const name of Object.keys(actor)) expect(entries).toContain(`'${name}'`);
  });
});

test("a changed setting is shown with both values", () => {
  expect(
    auditDetails(
      EN,
      { name: { from: "Acme", to: "Acme Corp" }, productionEnvs: { from: ["prod"], to: ["prod", "live"] } },
      { timeZone: "UTC", settings: SETTING_WORDS },
    ),
  ).toEqual(["Name: Acme → Acme Corp", "Production environments: prod → prod, live"]);
});

test("a corrected verdict is told in words, before and after, with what repaired it", () => {
  const details = {
    id: "x",
    verdict: { from: "fine", to: "left_out" },
    reason: "A test.",
    repairedBy: { from: "dep-1", to: "" },
  };
  expect(auditDetails(wordsIn("pt-BR"), details, { timeZone: "UTC" })).toEqual([
    "Veredito: sem falha → deixado de fora",
    "Motivo: A test.",
    "Reparado por: dep-1 → nada",
  ]);
});

test("ids and empty values say nothing and are left out", () => {
  expect(
    auditDetails(
      EN,
      { id: "x", scopes: [], reason: null, site: "datadoghq.eu", other: { a: 1 } },
      { timeZone: "UTC" },
    ),
  ).toEqual(["Site: datadoghq.eu", 'other: {"a":1}']);
});

test("a moment is told in the organisation's time zone", () => {
  const expiresAt = "2027-02-19T12:59:59.316Z";
  expect(auditDetails(EN, { expiresAt }, { timeZone: "Europe/Berlin" })).toEqual([
    "Expires: 19 Feb 2027, 13:59",
  ]);
});

test("a reason is said by its code, be it of a refusal or of the log", () => {
  const refused = { code: "datadog_forbidden", numbers: { said: "yes", words: "No." } };
  expect(auditDetails(EN, { reason: refused }, { timeZone: "UTC" })).toEqual([
    'Reason: Datadog refused access. Datadog says: "No.".',
  ]);
  const ended = { code: "author_may_not_invite", numbers: {} };
  expect(auditDetails(wordsIn("pt-BR"), { reason: ended, role: "viewer" }, { timeZone: "UTC" })).toEqual([
    "Motivo: Quem convidou não pode mais convidar.",
    "Papel: leitor",
  ]);
});
