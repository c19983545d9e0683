import { z } from "zod";
import { AppError } from "../../errors.ts";
import type { EventSource, KeyField, SourceForm, Sources } from "../../sources/source.ts";

const DAYS = { error: "The days of history are a whole number from 1 to 730." };

/** The source that somebody chose; `invalid_input` when there is none of that name. */
export function chosenSource(sources: Sources, input: unknown): EventSource {
  const provider = read(z.looseObject({ provider: z.string() }), input).provider;
  const source = Object.hasOwn(sources, provider) ? sources[provider] : undefined;
  if (source === undefined) throw refusal("provider", '"provider" is missing or not valid.');
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
  return { name, backfillDays, site: siteOf(source, fields), keys: keysOf(source, fields) };
}

/** New keys, and the site when it changes with them; `site` is null when it does not. */
export function readKeysInput(source: EventSource, input: unknown) {
  const schema = z.strictObject({
    ...(source.form.site !== null && { site: z.string().max(300).optional() }),
    ...keyShapes(source.form),
  });
  const fields = read(schema, input);
  return { site: siteOf(source, fields), keys: keysOf(source, fields) };
}

function keyShapes({ keys }: SourceForm): Record<string, z.ZodType<string>> {
  return Object.fromEntries(keys.map((field) => [field.name, keyShape(field)]));
}

function keyShape({ label, pattern, problem }: KeyField) {
  const whole = new RegExp(`^(?:${pattern})$`);
  return z
    .string()
    .transform((text) => text.trim())
    .refine((text) => text !== "", { error: `${label} is missing.`, abort: true })
    .refine((text) => whole.test(text), { error: problem });
}

function keysOf({ form }: EventSource, fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(form.keys.map(({ name }) => [name, String(fields[name])]));
}

function siteOf({ parseSite }: EventSource, { site }: Record<string, unknown>): string | null {
  if (parseSite === null || site === undefined) return null;
  const parsed = parseSite(String(site));
  if (!parsed.ok) throw refusal("site", parsed.message);
  return parsed.site;
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  const own = issue?.code === "custom" || issue?.message === DAYS.error;
  // Never what was typed: it may be a key.
  if (own && issue !== undefined) throw refusal(field, issue.message);
  throw refusal(field, `${field === "" ? "The request" : `"${field}"`} is missing or not valid.`);
}

function refusal(field: string, publicMessage: string): AppError {
  return new AppError("invalid_input", { publicMessage, ...(field !== "" && { field }) });
}
