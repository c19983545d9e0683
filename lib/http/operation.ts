import type { z } from "zod";
import type { TokenScope } from "../db/tokens.ts";
import type { Role } from "../domain/access/role.ts";
import { noQuery, type Query } from "./query.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One method of one path: what it asks of the caller and takes, and what it answers. Validates and documents. */
export type Operation<Q = unknown, B = unknown> = {
  method: Method;
  /** As in OpenAPI: `/api/v1/orgs/{org}/tokens/{id}`. */
  path: string;
  summary: string;
  /** `anyone`, a person who is signed in, a signed-in person or a token, or at least this role in `{org}`. */
  access: "anyone" | "person" | "caller" | Role;
  /** Tokens narrowed to scopes reach only operations that name one of theirs. */
  scope?: TokenScope;
  query: Query<Q>;
  body: z.ZodType<B> | null;
  /** No body at all counts as `{}`. */
  bodyOptional?: boolean;
  answer: {
    status: 200 | 201 | 202 | 204;
    schema: z.ZodType | null;
    /** Also as CSV, for `Accept: text/csv`. */
    csv?: boolean;
  };
};

type Described<Q, B> = Omit<Operation<Q, B>, "query" | "body"> & { query?: Query<Q>; body?: z.ZodType<B> };

/** Completes a description: no query parameters and no body unless it names them. */
export function operation<Q = null, B = null>(described: Described<Q, B>): Operation<Q, B> {
  const nothing = noQuery as unknown as Query<Q>;
  return { ...described, query: described.query ?? nothing, body: described.body ?? null };
}
