import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Acting, actingArgs } from "#lib/db/acting.ts";
import { ARGUMENT_KEYS } from "#lib/db/argument-keys.ts";

const MIGRATIONS = join(import.meta.dirname, "../../../supabase/migrations");

/** Objects whose keys are ids, lists of objects, and what is stored as it comes. */
const OTHERS = [
  "choose_repositories.p_repositories",
  "claim_work.p_kinds",
  "connect_account.p_secrets",
  "count_due_work.p_kinds",
  "hide_names.p_commits",
  "keep_collected.p_snapshots",
  "keep_published.p_points",
  "keep_published.p_awaited",
  "list_delivery_bases.p_windows",
  "open_people.p_passphrases",
  "read_credentials.p_passphrases",
  "refuse_keys.p_reason",
  "remember_forgotten.p_hashes",
  "reseal_credentials.p_batch",
  "store_credentials.p_secrets",
  "write_words.p_words",
];

/** The text of each function of ours by its name, parameters included. */
const functions = new Map(
  readdirSync(MIGRATIONS)
    .map((file) => readFileSync(join(MIGRATIONS, file), "utf8"))
    .flatMap((sql) => [...sql.matchAll(/^create function ([a-z]+\.\w+)(\(.*?\$\$.*?\$\$);/gms)])
    .map(([, name = "", text = ""]) => [name, text]),
);

/** Everything that runs when a function does. */
function textOf(name: string, seen = new Set<string>()): string {
  const text = functions.get(name);
  if (text === undefined || seen.has(name)) return "";
  seen.add(name);
  const called = [...text.matchAll(/\b(?:private|metrics|public)\.\w+(?=\()/g)].map(([found]) => found);
  return [text, ...called.map((one) => textOf(one, seen))].join("\n");
}

/** The parameters of a function of ours that take JSON. */
const jsonOf = (text: string) =>
  [...(text.split("returns")[0] ?? "").matchAll(/(p_\w+) jsonb/g)].map(([, parameter]) => parameter);

const ofActs = Object.keys(
  actingArgs({
    organization: { id: "" },
    user: { id: "", email: "" },
    tokenId: null,
    address: null,
  } as Acting).p_acting,
);

/** Who acts is told by `act` alone, to every function that asks for it. */
const listed = [
  ...Object.entries(ARGUMENT_KEYS).flatMap(([name, parameters]) =>
    Object.entries<readonly string[]>(parameters).map(([parameter, keys]) => ({ name, parameter, keys })),
  ),
  ...[...functions]
    .filter(([name, text]) => name.startsWith("public.") && jsonOf(text).includes("p_acting"))
    .map(([name]) => ({ name: name.slice(7), parameter: "p_acting", keys: ofActs })),
];

describe("the keys of an object that a function takes", () => {
  test("are listed for each such parameter, and for no other", () => {
    const taken = [...functions].flatMap(([name, text]) =>
      name.startsWith("public.") ? jsonOf(text).map((parameter) => `${name.slice(7)}.${parameter}`) : [],
    );
    const known = listed.map(({ name, parameter }) => `${name}.${parameter}`);
    expect([...known, ...OTHERS].toSorted()).toEqual(taken.toSorted());
  });

  test.each(listed)("are those that it reads: $name", ({ name, parameter, keys }) => {
    const text = textOf(`public.${name}`);
    const read = keys.filter((key) =>
      new RegExp(`(?:->>?|#>>?|\\?) '\\{?${key}[',]|array\\[[^\\]]*'${key}'`).test(text),
    );
    // What names held work is handed on whole, to whoever needs part of it.
    if (parameter === "p_held") return expect(read).toEqual(expect.arrayContaining(["subjectId"]));
    // Lists take the filter of the report whole, window to compare with and buckets included.
    expect(read).toEqual(keys);
  });
});
