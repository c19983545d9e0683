import type { z } from "zod";
import { shorten } from "../domain/format/format.ts";
import { AppError } from "../errors.ts";

const MAX_BYTES = 1_048_576;
const WRONG_TYPE = 'The body must be JSON, with the header "Content-Type: application/json".';

/**
 * Reads and checks a JSON body of at most 1 MB, counted while it arrives. Throws `payload_too_large`, or
 * `invalid_input` with one sentence that names the field and never repeats what was sent.
 */
export async function readBody<B>(request: Request, schema: z.ZodType<B>, optional = false): Promise<B> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  const json = type === "application/json";
  if (!json && !(optional && type === undefined)) throw refusal(WRONG_TYPE);
  const body = await readText(request);
  if (!json && body !== "") throw refusal(WRONG_TYPE);
  const value = optional && body === "" ? {} : parseJson(body);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusal(describeIssue(result.error.issues[0], value));
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) throw new AppError("payload_too_large");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES) throw new AppError("payload_too_large");
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw refusal("The body is not valid UTF-8.");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal("The body is not valid JSON.");
  }
}

/** One sentence for the first thing that is wrong. */
function describeIssue(issue: z.core.$ZodIssue | undefined, value: unknown): string {
  if (issue?.code === "unrecognized_keys")
    return `"${shorten(fieldName([...issue.path, issue.keys[0] ?? ""]))}" is not known here.`;
  if (issue === undefined || issue.path.length === 0) return "The body must be a JSON object.";
  const name = fieldName(issue.path);
  if (read(value, issue.path) === undefined) return `"${name}" is missing.`;
  return `"${name}" ${issue.message}.`;
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

function refusal(publicMessage: string): AppError {
  return new AppError("invalid_input", { publicMessage });
}
