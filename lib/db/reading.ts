import type { z } from "zod";
import type { Json } from "../supabase/database.types.ts";
import { call, type Db, type Functions, type Known, type Name } from "./call.ts";
import { decodeCursor, type Page, type PageRequest, pageOf } from "./cursor.ts";

// What organisations have, by the functions that answer it.

/** Functions that know these arguments, and need no others. */
type Taking<A> = {
  [F in Name]: A extends Functions[F]["Args"]
    ? keyof A extends keyof Functions[F]["Args"]
      ? F
      : never
    : never;
}[Name];

/** A reader of something that each organisation has. */
export function ofOrganization<T>(name: Taking<{ p_organization_id: string }>, returns: z.ZodType<T>) {
  return (db: Db, organizationId: string): Promise<T> =>
    call(db, { name, args: { p_organization_id: organizationId }, returns, idempotent: true });
}

/** A reader of one thing of an organisation by its id; null when the organisation has no such thing. */
export function byId<T>(name: Taking<{ p_organization_id: string; p_id: string }>, item: z.ZodType<T>) {
  return (db: Db, organizationId: string, id: string): Promise<T | null> => {
    const args = { p_organization_id: organizationId, p_id: id };
    return call(db, { name, args, returns: item.nullable(), idempotent: true });
  };
}

type List<F, Q extends PageRequest, T> = {
  name: F;
  item: z.ZodType<T>;
  query: Q & (Known<F, { p_filter: NoInfer<Q> }> extends { p_filter: infer Wrong } ? Wrong : unknown);
  /** What the rows are told apart by; UUIDs unless given. */
  ids?: "number";
  /** What the query sorts the list by; its own order unless given. */
  sort?: string | null;
};

/** A reader of how many events of an organisation a query is about. */
export function countBy<
  F extends Taking<{ p_organization_id: string; p_filter: Json }>,
  Q extends Known<F, { p_filter: NoInfer<Q> }> extends { p_filter: infer Wrong } ? Wrong : unknown,
  T,
>(name: F, returns: z.ZodType<T>) {
  return (db: Db, organizationId: string, query: Q): Promise<T> => {
    const args = { p_organization_id: organizationId, p_filter: query } as never;
    return call<F, never, T>(db, { name, args, returns, idempotent: true });
  };
}

/** One page of a list of an organisation; `invalid_input` on a cursor of another list. */
export function readPage<
  F extends Taking<{ p_organization_id: string; p_filter: Json }>,
  Q extends PageRequest,
  T,
>(db: Db, organizationId: string, { name, item, query, ids, sort }: List<F, Q, T>): Promise<Page<T>> {
  const p_filter = { ...query, cursor: decodeCursor(query.cursor, { ids, sort }) };
  const args = { p_organization_id: organizationId, p_filter } as never;
  return call<F, never, Page<T>>(db, { name, args, returns: pageOf(item), idempotent: true });
}
