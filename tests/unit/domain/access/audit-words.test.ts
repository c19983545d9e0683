import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SETTING_NAMES } from "#lib/db/settings.ts";
import { auditDetails, auditWord } from "#lib/domain/access/audit-words.ts";
import { wordsIn } from "#lib/words/words.ts";

const { t } = wordsIn("en");
const SETTING_WORDS = Object.fromEntries(SETTING_NAMES.map((name) => [name, t(`settings.word.${name}`)]));

test("an action that has no words here is shown as it is stored", () => {
  expect(auditWord("token.created")).toBe("Created an API token");
  expect(auditWord("member.invited")).toBe("member.invited");
});

test("every action that the database writes has words", () => {
  const folder = join(import.meta.dirname, "../../../../supabase/migrations");
  const sql = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const actions = sql
    .join("\n")
    .matchAll(/'((?:organization|connection|token|export|invitation|member|ownership|joining)\.[a-z_]+)'/g);
  const named = [...new Set(Array.from(actions, ([, action]) => String(action)))];
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((action) => auditWord(action) === action)).toEqual([]);
});

test("a changed setting is shown with both values", () => {
  expect(
    auditDetails(
      { name: { from: "Acme", to: "Acme Corp" }, productionEnvs: { from: ["prod"], to: ["prod", "live"] } },
      "UTC",
      SETTING_WORDS,
    ),
  ).toEqual(["Name: Acme → Acme Corp", "Production environments: prod → prod, live"]);
});

test("ids and empty values say nothing and are left out", () => {
  expect(
    auditDetails({ id: "x", scopes: [], reason: null, site: "datadoghq.eu", other: { a: 1 } }, "UTC"),
  ).toEqual(["Site: datadoghq.eu", 'other: {"a":1}']);
});

test("a moment is told in the organisation's time zone", () => {
  const expiresAt = "2027-02-19T12:59:59.316Z";
  expect(auditDetails({ expiresAt }, "Europe/Berlin")).toEqual(["Expires: 19 Feb 2027, 13:59"]);
});
