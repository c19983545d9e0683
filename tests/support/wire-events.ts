import type { Attributes, WireEvent } from "#scripts/simulator/wire-event.ts";

/** So many hours before now, to the second, as Datadog writes it. */
export function hoursAgo(hours: number): string {
  return new Date(Math.floor((Date.now() - hours * 3_600_000) / 1000) * 1000)
    .toISOString()
    .replace(".000Z", "Z");
}

/** A deployment as Datadog lists it. */
export function wireDeployment(id: unknown, startedAt: unknown, attributes: Attributes = {}): WireEvent {
  return {
    type: "dora_deployment",
    id,
    attributes: {
      service: "checkout",
      env: "production",
      started_at: startedAt,
      finished_at: startedAt,
      change_failure: null,
      ...attributes,
    },
  };
}

/** An incident as Datadog lists it. */
export function wireIncident(id: unknown, startedAt: unknown, attributes: Attributes = {}): WireEvent {
  return {
    type: "dora_failure",
    id,
    attributes: {
      services: ["checkout"],
      env: ["production"],
      name: "Down",
      started_at: startedAt,
      ...attributes,
    },
  };
}

/** "event sha" for each commit of a deployment that can be told apart from the others. */
export function commitsOf({ id, attributes = {} }: WireEvent): string[] {
  const commits = (attributes.commits ?? []) as { sha: string }[];
  return [...new Set(commits.map((commit) => `${id} ${commit.sha.toLowerCase()}`))];
}
