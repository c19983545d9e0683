import { hashText } from "./random.ts";
import type { Attributes, Stream, WireEvent } from "./wire-event.ts";

/**
 * How events look on the wire: `probed` as a real tenant answered (lists in incidents), `openapi` as the
 * published schema promises (single values, `services`, `custom_tags`).
 */
export type ShapeProfile = "probed" | "openapi";

/** The event as an account of this profile serves it; the given one is left as it is. */
export function shapeEvent(profile: ShapeProfile, stream: Stream, event: WireEvent): WireEvent {
  const attributes = event.attributes ?? {};
  if (profile === "probed") return event;
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
