import type { z } from "zod";
import { problemIn } from "../db/bounds.ts";
import { shorten } from "../domain/format/text.ts";
import { type PlacedProblem, problemOf, type Refusal } from "../domain/refusals.ts";
import { AppError } from "../errors.ts";

const MEGABYTE = 1_048_576;
const WRONG_TYPE = { code: "body_not_json_type", numbers: {} } as const;

type Reading = { optional?: boolean | undefined; megabytes?: number | undefined };

/**
 * Reads and checks a JSON body of at most 1 MB unless told, counted while it arrives. Throws `payload_too_large`, or
 * `invalid_input` with a problem that names the field and never repeats what was sent.
 */
export async function readBody<B>(
  request: Request,
  schema: z.ZodType<B>,
  { optional = false, megabytes = 1 }: Reading = {},
): Promise<B> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const json = type === "application/json";
  if (!json && !(optional && type === undefined)) throw refusal(WRONG_TYPE);
  const body = await readText(request, megabytes);
  if (!json && body !== "") throw refusal(WRONG_TYPE);
  const value = optional && body === "" ? {} : parseJson(body);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusal(describeIssue(result.error.issues[0], value));
}

async function readText(request: Request, megabytes: number): Promise<string> {
  const most = megabytes * MEGABYTE;
  const tooLarge = () =>
    new AppError("payload_too_large", { says: { code: "body_too_large", numbers: { megabytes } } });
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw refusal({ code: "body_not_utf8", numbers: {} });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal({ code: "body_not_json", numbers: {} });
  }
}

/** The first thing that is wrong. */
export function describeIssue(issue: z.core.$ZodIssue | undefined, value: unknown): Refusal | PlacedProblem {
  if (issue?.code === "unrecognized_keys") {
    const name = shorten(fieldName([...issue.path, issue.keys[0] ?? ""]));
    return problemOf("body", name, { code: "not_known", numbers: {} });
  }
  if (issue === undefined || issue.path.length === 0) return { code: "body_not_an_object", numbers: {} };
  const missing = read(value, issue.path) === undefined;
  const problem = missing ? ({ code: "missing", numbers: {} } as const) : problemIn(issue);
  return problemOf("body", fieldName(issue.path), problem ?? { code: "invalid", numbers: {} });
}

function fieldName(path: PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("");
}

function read(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === "object" && inner !== null ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}

function refusal(says: Refusal | PlacedProblem): AppError {
  return new AppError("invalid_input", { says });
}
