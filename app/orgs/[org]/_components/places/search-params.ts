import { createLoader, createSerializer, parseAsStringLiteral } from "nuqs/server";
import { PLACE_ORDERS, type PlaceOrder } from "#lib/domain/place-rows.ts";
import { PLACE_PATHS, type PlaceKind } from "#lib/domain/places.ts";

const parsers = { sort: parseAsStringLiteral(PLACE_ORDERS).withDefault("-deployments") };

/** In which order a list of places is asked for. */
export const readOrder = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The same list in another order. */
export function orderHref(slug: string, kind: PlaceKind, sort: PlaceOrder): string {
  return serialize(`/orgs/${slug}/${PLACE_PATHS[kind]}`, { sort });
}
