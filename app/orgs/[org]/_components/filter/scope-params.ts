import { createLoader, createMultiParser, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { cleanNames, cleanWithout, type FilterName } from "#lib/domain/report/filter.ts";
import { DEFAULT_PERIOD, PERIODS } from "#lib/domain/report/period.ts";
import { BUCKETS, SPLITS } from "#lib/domain/report/report-query.ts";
import { COMPARED_WITH, type Scope } from "#lib/domain/report/scope.ts";

/** Several values of one parameter, of which what cannot be used is left out. */
const several = <T extends string>(clean: (values: readonly string[]) => T[]) =>
  createMultiParser<T[]>({
    parse: clean,
    serialize: clean,
    eq: (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  }).withDefault([]);

const namesOf = (filter: FilterName) => several((names) => cleanNames(filter, names));

/** The scope in the address: the names of the API, plus periods by their names. */
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
  without: several(cleanWithout),
  automation: parseAsStringLiteral(["exclude"]),
  compare: parseAsStringLiteral(COMPARED_WITH).withDefault("previous"),
  compareFrom: parseAsString,
  compareTo: parseAsString,
  bucket: parseAsStringLiteral(BUCKETS),
  split: parseAsStringLiteral(SPLITS),
} satisfies Record<keyof Scope, unknown>;

/** Reads the scope of a page; anything malformed falls back to its default. */
export const readScope = createLoader(scopeParsers);
