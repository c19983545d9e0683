import { hashText } from "./random.ts";
import type { Attributes, Stream, WireEvent } from "./wire-event.ts";

/**
 * How events look on the wire: `probed` as a real tenant answered (lists in incidents), `openapi` as the
 * published schema promises (single values, `services`, `custom_tags`), `dirty` probed with everyday dirt.
 */
export type ShapeProfile = "probed" | "openapi" | "dirty";

/** The event as an account of this profile serves it; the given one is left as it is. */
export function shapeEvent(profile: ShapeProfile, stream: Stream, event: WireEvent): WireEvent {
  const attributes = event.attributes ?? {};
  if (profile === "probed") return event;
  if (profile === "dirty") return { ...event, attributes: dirtied(stream, String(event.id), attributes) };
  const shaped =
    stream === "failures" ? openApiFailure(String(event.id), attributes) : openApiDeployment(attributes);
  return { ...event, attributes: shaped };
}

function openApiDeployment(attributes: Attributes): Attributes {
  const { custom, ...rest } = attributes;
  return { ...rest, custom_tags: customTags(custom) };
}

function openApiFailure(id: string, attributes: Attributes): Attributes {
  const { service, env, team, name, severity, started_at, finished_at, custom } = attributes;
  const services = listOf(service);
  const sha = [0, 1, 2, 3, 4].map((part) => hashText(`${id}${part}`).toString(16).padStart(8, "0")).join("");
  return {
    services,
    env: listOf(env)[0],
    team: listOf(team)[0],
    name,
    severity,
    started_at,
    ...(typeof finished_at === "string" && { finished_at }),
    git: { commit_sha: sha, repository_url: `https://github.com/northwind-rail/${services[0] ?? "unknown"}` },
    custom_tags: customTags(custom),
  };
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((single) => typeof single === "string");
}

function customTags(custom: unknown): string[] {
  return Object.entries(custom ?? {}).flatMap(([key, values]) =>
    listOf(values).map((value) => `${key}:${value}`),
  );
}

const ZERO_DATE = "0001-01-01T00:00:00Z";

/** One kind of dirt on about a third of the events, chosen by id so that it stays when the event is patched. */
function dirtied(stream: Stream, id: string, attributes: Attributes): Attributes {
  const kinds = stream === "failures" ? failureDirt : deploymentDirt;
  const soil = kinds[hashText(id) % (kinds.length * 3)];
  return soil ? soil(attributes) : attributes;
}

const deploymentDirt: ((attributes: Attributes) => Attributes)[] = [
  (attributes) => ({ ...attributes, change_failure: null }),
  ({ git, ...rest }) => rest,
  (attributes) => ({ ...attributes, env: "" }),
  ({ finished_at, ...rest }) => rest,
  (attributes) => ({ ...attributes, service: null }),
  (attributes) => ({ ...attributes, commits: doubled(attributes.commits) }),
  (attributes) => ({ ...attributes, finished_at: ZERO_DATE }),
  (attributes) => ({
    ...attributes,
    pull_requests: [{ created_at: ZERO_DATE, merged_at: ZERO_DATE, is_fully_automated: false }],
  }),
];

const failureDirt: ((attributes: Attributes) => Attributes)[] = [
  (attributes) => ({ ...attributes, service: null }),
  (attributes) => ({ ...attributes, env: [] }),
  (attributes) => ({ ...attributes, env: "" }),
  ({ finished_at, ...rest }) => rest,
  (attributes) => ({ ...attributes, finished_at: ZERO_DATE }),
];

function doubled(commits: unknown): unknown {
  return Array.isArray(commits) ? [...commits, ...commits.slice(0, 1)] : commits;
}
