import { z } from "zod";
import { must, problemIn, refusalOf } from "../../db/bounds.ts";
import { repositoryNames, workflowNames } from "../../db/github-connections.ts";
import { type PlacedProblem, problemOf, type Refusal } from "../../domain/refusals.ts";
import { AppError } from "../../errors.ts";
import { GITHUB_FORM } from "../../sources/github/form.ts";
import type { EventSource, KeyField, SourceForm, Sources } from "../../sources/source.ts";

const DAYS = must({ code: "backfill_days", numbers: { least: 1, most: 730 } });

/** What connecting GitHub takes: a token, and what of all that it may see is read. */
export function readGitHubInput(input: unknown) {
  const schema = z.strictObject({
    provider: z.string(),
    name: z.string().trim().min(1).max(80).optional(),
    repositories: repositoryNames,
    token: keyShape(GITHUB_FORM.keys[0]),
  });
  const { name, token, repositories } = read(schema, input);
  return { name, token, repositories };
}

/** A token alone; `key_missing` where none is given. */
export function readToken(input: unknown): string {
  return read(z.strictObject({ token: keyShape(GITHUB_FORM.keys[0]).prefault("") }), input).token;
}

/** owner/name of each repository that is to be read. */
export function readRepositoryNames(repositories: unknown): string[] {
  return read(z.strictObject({ repositories: repositoryNames }), { repositories }).repositories;
}

/** Names of workflows; null: nobody says which have to pass. */
export function readWorkflowNames(workflows: unknown): string[] | null {
  return read(z.strictObject({ workflows: workflowNames }), { workflows }).workflows;
}

/** Whose account somebody means. */
export function providerOf(input: unknown): string {
  return read(z.looseObject({ provider: z.string() }), input).provider;
}

/** The source that somebody chose; `invalid_input` when there is none of that name. */
export function chosenSource(sources: Sources, input: unknown): EventSource {
  const provider = providerOf(input);
  const source = Object.hasOwn(sources, provider) ? sources[provider] : undefined;
  if (source === undefined) throw refusal("provider", unusable("provider"));
  return source;
}

/** What connecting an account takes: the site and the keys that its source's form asks for. */
export function readConnectInput(source: EventSource, input: unknown) {
  const schema = z.strictObject({
    provider: z.string(),
    name: z.string().trim().min(1).max(80).optional(),
    ...(source.form.site !== null && { site: z.string().max(300) }),
    ...keyShapes(source.form),
    backfillDays: z.number(DAYS).int(DAYS).min(1, DAYS).max(730, DAYS).default(90),
  });
  const { name, backfillDays, ...fields } = read(schema, input);
  return { name, backfillDays, site: siteOf(source, fields), keys: keysOf(source.form.keys, fields) };
}

/** At least one new key, and the site when it changes with them; `site` is null when it does not. */
export function readKeysInput(source: EventSource, input: unknown) {
  const schema = z.strictObject({
    ...(source.form.site !== null && { site: z.string().max(300).optional() }),
    ...optional(keyShapes(source.form)),
  });
  const fields: Record<string, unknown> = read(schema, input);
  const given = source.form.keys.filter(({ name }) => fields[name] !== undefined);
  if (given.length === 0) throw refusal(source.form.keys[0].name, { code: "new_key_missing", numbers: {} });
  return { site: siteOf(source, fields), keys: keysOf(given, fields) };
}

/** What is said where a key was left out and the one that is stored cannot be had. */
export function storedKeyUnreadable(key: string): AppError {
  return refusal(key, { code: "stored_key_unreadable", numbers: { key } });
}

function keyShapes({ keys }: SourceForm): Record<string, z.ZodType<string>> {
  return Object.fromEntries(keys.map((field) => [field.name, keyShape(field)]));
}

function optional(shapes: Record<string, z.ZodType<string>>): Record<string, z.ZodType<string | undefined>> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, shape.optional()]));
}

function keyShape({ name, pattern, problem }: KeyField) {
  const whole = new RegExp(`^(?:${pattern})$`);
  return z
    .string()
    .transform((text) => text.trim())
    .refine((text) => text !== "", { ...must({ code: "key_missing", numbers: { key: name } }), abort: true })
    .refine((text) => whole.test(text), must(problem));
}

function keysOf(asked: readonly KeyField[], fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(asked.map(({ name }) => [name, String(fields[name])]));
}

function siteOf({ parseSite }: EventSource, { site }: Record<string, unknown>): string | null {
  if (parseSite === null || site === undefined) return null;
  const parsed = parseSite(String(site));
  if (!parsed.ok) throw refusal("site", parsed.says);
  return parsed.site;
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  // Never what was typed: it may be a key.
  throw refusal(field, issue === undefined ? unusable(field) : whatIsWrong(field, issue));
}

function whatIsWrong(field: string, issue: { message: string }): Refusal | PlacedProblem {
  const problem = problemIn(issue);
  return refusalOf(issue) ?? (problem === null ? unusable(field) : problemOf("body", field, problem));
}

function unusable(field: string): Refusal | PlacedProblem {
  if (field === "") return { code: "request_invalid", numbers: {} };
  return problemOf("body", field, { code: "missing_or_invalid", numbers: {} });
}

function refusal(field: string, says: Refusal | PlacedProblem): AppError {
  return new AppError("invalid_input", { says, ...(field !== "" && { field }) });
}
