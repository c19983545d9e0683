import { z } from "zod";
import type { PlaceKind } from "../domain/places.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import { call, type Db } from "./call.ts";

/**
 * How a service, team or repository is spelled that is named in any case, as in its newest event; null when nothing was
 * ever called so.
 */
export function findPlace(db: Db, organizationId: string, place: { kind: PlaceKind; name: string }) {
  return call(db, {
    name: "find_place",
    args: { p_organization_id: organizationId, p_kind: place.kind, p_name: place.name },
    returns: z.string().nullable(),
    idempotent: true,
  });
}

const count = z.number();

const placeFacts = z.object({
  /** Seconds from each deployment until the next one took its place, over those that were superseded. */
  lives: z.object({ p50: z.number().nullable(), n: count }),
  deployments: count,
  withCommits: count,
  /** Deployments of whatever repository, and of none. */
  named: count,
  /** Of these, those that have one: Datadog's own, or by a mapping. */
  withRepository: count,
  /** Deployments in all environments, and without one. */
  anywhere: count,
  /** Of these, those that name an environment. */
  withEnvironment: count,
});
export type PlaceFacts = z.infer<typeof placeFacts>;

/** What the report of the same query does not tell of a place. */
export function tellPlace(db: Db, organizationId: string, query: ReportQuery): Promise<PlaceFacts> {
  return call(db, {
    name: "tell_place",
    args: { p_organization_id: organizationId, p_filter: query },
    returns: placeFacts,
    idempotent: true,
  });
}

const mappingEffect = z.object({ gains: count, changes: count, loses: count });
/** Deployments of the last 90 days that would get a repository, get another one, or have none any more. */
export type MappingEffect = z.infer<typeof mappingEffect>;

/** What mapping a service would change; null maps it to none. */
export function previewMapping(
  db: Db,
  organizationId: string,
  { name, repository }: { name: string; repository: string | null },
): Promise<MappingEffect> {
  return call(db, {
    name: "preview_mapping",
    args: { p_organization_id: organizationId, p_service: name, p_repository: repository },
    returns: mappingEffect,
    idempotent: true,
  });
}
