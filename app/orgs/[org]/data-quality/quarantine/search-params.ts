import { z } from "zod";
import type { Quarantined } from "#lib/db/quarantine.ts";

const STREAM = z.enum(["deployments", "incidents"]);
const LONGEST_REASON = 300;

export type QuarantineQuery = {
  stream: Quarantined["stream"] | null;
  reason: string | null;
  cursor: string | null;
};

/** What the address asks for; anything malformed falls back to everything, from the newest on. */
export function parseQuarantineQuery(query: Record<string, string | string[] | undefined>): QuarantineQuery {
  const stream = STREAM.safeParse(query.stream);
  const { reason, cursor } = query;
  return {
    stream: stream.success ? stream.data : null,
    reason: typeof reason === "string" && reason !== "" && reason.length <= LONGEST_REASON ? reason : null,
    cursor: typeof cursor === "string" && cursor !== "" ? cursor : null,
  };
}

/** The address of the same list at another page. */
export function quarantineHref(slug: string, query: QuarantineQuery): string {
  const params = new URLSearchParams();
  for (const name of ["stream", "reason", "cursor"] as const) {
    const value = query[name];
    if (value !== null) params.set(name, value);
  }
  const text = params.toString();
  const path = `/orgs/${slug}/data-quality/quarantine`;
  return text === "" ? path : `${path}?${text}`;
}
