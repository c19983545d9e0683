import { createLoader, createMultiParser, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { cleanNames, cleanWithout, type DIMENSIONS, type FilterName } from "#lib/domain/report/filter.ts";
import { DEFAULT_PERIOD, PERIODS, type Scope } from "#lib/domain/report/scope.ts";

const namesOf = (filter: FilterName) =>
  createMultiParser<string[]>({
    parse: (names) => cleanNames(filter, names),
    serialize: (names) => cleanNames(filter, names),
    eq: (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  }).withDefault([]);

/** The scope in the address: the names of the API, plus a period that ends now. */
export const scopeParsers = {
  period: parseAsStringLiteral(PERIODS).withDefault(DEFAULT_PERIOD),
  from: parseAsString,
  to: parseAsString,
  env: namesOf("env"),
  service: namesOf("service"),
  team: namesOf("team"),
  repository: namesOf("repository"),
  connection: namesOf("connection"),
  tag: namesOf("tag"),
  without: createMultiParser<(typeof DIMENSIONS)[number][]>({
    parse: (words) => cleanWithout(words),
    serialize: (words) => [...words],
    eq: (a, b) => a.join() === b.join(),
  }).withDefault([]),
  automation: parseAsStringLiteral(["exclude"]),
  compare: parseAsStringLiteral(["previous", "none"]).withDefault("previous"),
} satisfies Record<keyof Scope, unknown>;

/** Reads the scope of a page; anything malformed falls back to its default. */
export const readScope = createLoader(scopeParsers);
