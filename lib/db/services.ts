import { z } from "zod";
import { type Acting, act } from "./acting.ts";
import { call, type Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { readPage } from "./reading.ts";

export const service = z.object({
  /** As the newest event spells it. */
  service: z.string(),
  /** Of its newest deployment. */
  team: z.string().nullable(),
  /** What Datadog named most recently, else what it is mapped to. */
  repository: z.string().nullable(),
  repositorySource: z.enum(["datadog", "manual", "none"]),
  /** What a manager mapped it to: it holds for deployments for which Datadog names none. */
  mapped: z.string().nullable(),
  lastDeploymentAt: z.string().nullable(),
  deployments: z.number(),
  /** Deployments that have no repository at all. */
  withoutRepository: z.number(),
  incidents: z.number(),
});
export type Service = z.infer<typeof service>;

/** The services of the last 90 days, in all environments, and those that are mapped; newest deployment first. */
export function listServices(db: Db, organizationId: string, query: PageRequest) {
  return readPage(db, organizationId, { name: "list_services", item: service, query });
}

/** One of them, named in any case; null when it is none of them. */
export function findService(db: Db, organizationId: string, name: string): Promise<Service | null> {
  const args = { p_organization_id: organizationId, p_service: name };
  return call(db, { name: "find_service", args, returns: service.nullable(), idempotent: true });
}

export const repository = z.object({
  /** `host/owner/name` in lower case. */
  slug: z.string(),
  /** Those that are deployed from it, and those that a manager mapped to it, by the alphabet. */
  services: z.array(z.string()),
  deployments: z.number(),
  /** Distinct ones in these deployments. */
  commits: z.number(),
  /** Of these, commits with the mark of an AI tool. */
  marked: z.number(),
  /** Whether a source reads the repository itself, beside its deployments. */
  connected: z.boolean(),
});
export type Repository = z.infer<typeof repository>;

/** Where deployments of the last 90 days come from, in all environments, and what is mapped; newest deployment first. */
export function listRepositories(db: Db, organizationId: string, query: PageRequest) {
  return readPage(db, organizationId, { name: "list_repositories", item: repository, query });
}

/**
 * Says, as a manager, which repository a service is deployed from where Datadog names none; null for none any more.
 * `not_found` for a service that no event ever named.
 */
export function mapService(
  acting: Acting,
  { name, repository }: { name: string; repository: string | null },
): Promise<Service> {
  const args = { p_service: name, p_repository: repository };
  return act(acting, { name: "map_service", args, returns: service, idempotent: true });
}
