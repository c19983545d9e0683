import type { SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import { problemOf } from "../domain/refusals.ts";
import { AppError, type ErrorCode } from "../errors.ts";
import type { Database } from "../supabase/database.types.ts";
import type { ARGUMENT_KEYS } from "./argument-keys.ts";

export type Db = SupabaseClient<Database>;
export type Functions = Database["public"]["Functions"];

/** SQLSTATEs that our functions raise, and those of the server that have a meaning to a caller. */
const CODES: Record<string, ErrorCode> = {
  PL401: "unauthenticated",
  PL403: "forbidden",
  PL404: "not_found",
  PL409: "conflict",
  PL410: "lease_lost",
  PL411: "already_connected",
  PL412: "sync_running",
  PL413: "last_owner",
  PL414: "already_member",
  PL415: "already_invited",
  PL416: "email_unconfirmed",
  PL417: "wrong_name",
  PL422: "invalid_input",
  PL423: "unstorable",
  PL429: "rate_limited",
  PLKEY: "credential_unreadable",
  "42501": "forbidden",
  PGRST301: "unauthenticated",
  PGRST303: "unauthenticated",
  "57014": "too_much",
  "25006": "unavailable",
  PGRST001: "unavailable",
  PGRST002: "unavailable",
  PGRST003: "unavailable",
};

/** What a repeated call may repair: serialisation, deadlock, a lost connection. */
const TRANSIENT = new Set([
  "40001",
  "40P01",
  "PGRST002",
  "PGRST003",
  "PGRST001",
  "08006",
  "08003",
  "57P01",
  "",
]);

export type Name = keyof Functions & string;
type Keys = typeof ARGUMENT_KEYS;

/** Forbids every key of an object argument that its function does not know, also of one that was spread into it. */
export type Known<F, A> = F extends keyof Keys
  ? {
      [P in keyof Keys[F] & keyof A]: Keys[F][P] extends readonly (infer K)[]
        ? { [X in Exclude<keyof A[P], K>]: never }
        : never;
    }
  : unknown;

type Call<F extends Name, A extends Functions[F]["Args"], T> = {
  name: F;
  args: A & Known<F, NoInfer<A>>;
  /** What the function answers; a mismatch is our bug and becomes `internal`. */
  returns: z.ZodType<T>;
  /** Repeat on a transient failure: only for functions that may run twice without a second effect. */
  idempotent?: boolean;
};

/** Calls a database function: the only way from TypeScript to Postgres. */
export async function call<F extends Name, A extends Functions[F]["Args"], T>(
  db: Db,
  request: Call<F, A, T>,
): Promise<T> {
  const tries = request.idempotent === true ? 3 : 1;
  for (let attempt = 1; ; attempt += 1) {
    const { data, error } = await db.rpc(request.name, request.args as never);
    if (error === null) return parse(request, data);
    if (attempt >= tries || !TRANSIENT.has(error.code ?? "")) throw databaseError(request.name, error);
  }
}

function parse<T>(request: { name: string; returns: z.ZodType<T> }, data: unknown): T {
  const result = request.returns.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("internal", {
    message: `${request.name} answered an unexpected shape at ${issue?.path.join(".")}: ${issue?.message}`,
  });
}

/** The text of a database error is for the log only: it may quote a row. What PL422 details is the name of a field. */
function databaseError(name: string, error: { code?: string; message: string; details?: string }): AppError {
  const unreachable = (error.code ?? "") === "";
  const code = CODES[error.code ?? ""] ?? (unreachable ? "unavailable" : classOf(error.code ?? ""));
  const message = `${name} failed with ${error.code || "no answer"}: ${error.message}`;
  if (error.code !== "PL422" || !/^\w+$/.test(error.details ?? "")) return new AppError(code, { message });
  const field = error.details ?? "";
  return new AppError(code, {
    message,
    says: problemOf("body", field, { code: "invalid", numbers: {} }),
    field,
  });
}

/**
 * A broken connection (08), a full disk or no place left (53), a server that goes down or comes up (57P), a broken
 * one (58).
 */
function classOf(sqlState: string): ErrorCode {
  return /^((08|53|58)[0-9A-Z]{3}|57P0\d)$/.test(sqlState) ? "unavailable" : "internal";
}
