import { z } from "zod";
import type { Page } from "../db/cursor.ts";
import type { TokenScope } from "../db/tokens.ts";
import type { Role } from "../domain/access/role.ts";
import { noQuery, type Query } from "./query.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Where everything of an organisation is. */
export const ORG = "/api/v1/orgs/{org}";

/**
 * One method of one path: what it asks of the caller, takes and answers. It validates, documents, and is what its
 * handler is typed by.
 */
export type Operation<Q = unknown, B = unknown, A = unknown> = {
  method: Method;
  /** As in OpenAPI: `/api/v1/orgs/{org}/tokens/{id}`. */
  path: string;
  summary: string;
  /** `anyone`, a person who is signed in, a signed-in person or a token, or at least this role in `{org}`. */
  access: "anyone" | "person" | "caller" | Role;
  /** Of those, only a signed-in person: no token does this for its maker. */
  personOnly?: true;
  /** Tokens narrowed to scopes reach only operations that name one of theirs. */
  scope?: TokenScope;
  query: Query<Q>;
  body: z.ZodType<B> | null;
  /** No body at all counts as `{}`. */
  bodyOptional?: boolean;
  /** How large a body may be; 1 unless told. */
  megabytes?: number;
  answer: Answer<A>;
};

type Answer<A> = {
  status: 200 | 201 | 202 | 204;
  /** Null: no content, or a file alone. */
  schema: z.ZodType<A> | null;
  /** As CSV: for `Accept: text/csv`, or always where there is no other answer. */
  csv?: boolean;
};

type Described<Q, B, A> = Pick<
  Operation<Q, B, A>,
  "summary" | "access" | "personOnly" | "scope" | "bodyOptional" | "megabytes" | "answer"
> & {
  query?: Query<Q>;
  body?: z.ZodType<B>;
};

/** Completes a description: no query parameters and no body unless it names them. */
export function operation<A, Q = null, B = null>(
  method: Method,
  path: string,
  described: Described<Q, B, A>,
): Operation<Q, B, A> {
  const { query = noQuery as unknown as Query<Q>, body = null } = described;
  return { ...described, method, path, query, body };
}

export const ok = <A>(schema: z.ZodType<A>): Answer<A> => ({ status: 200, schema });
export const created = <A>(schema: z.ZodType<A>): Answer<A> => ({ status: 201, schema });
/** What was asked for goes on after the answer. */
export const begun = <A>(schema: z.ZodType<A>): Answer<A> => ({ status: 202, schema });
export const done: Answer<void> = { status: 204, schema: null };
/** As `begun`, with nothing to tell. */
export const accepted: Answer<void> = { status: 202, schema: null };
/** A CSV file, whatever the caller accepts. */
export const file: Answer<Response> = { status: 200, schema: null, csv: true };
/** A list that is answered as a CSV file to those who accept one. */
export const okOrFile = <A>(schema: z.ZodType<A>): Answer<A | Response> => ({
  status: 200,
  schema,
  csv: true,
});

/** A page of a list, as the caller sees it. */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<Page<T>> {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
