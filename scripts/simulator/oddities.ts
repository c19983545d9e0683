import { hashText } from "./random.ts";
import { isoSeconds } from "./timestamps.ts";
import { eventTypes, type WireEvent } from "./wire-event.ts";
import { DAY } from "./world-calendar.ts";
import type { WorldContext } from "./world-ledger.ts";

/**
 * What is wrong in a world on purpose. `unreadable`: a deployment whose pipeline left its start a template, which no
 * reading makes sense of. `flood`: more deployments of one service in one second than an answer holds, which cannot be
 * read until their services are told apart.
 */
export type Oddity = "unreadable" | "flood";

/** As many in one second as no answer of Datadog holds. */
const FLOOD = 1010;
const FLOOD_HEALS_SECONDS = 300;
const FLOODED = { service: "load-generator", env: "load-test" };

/** Uses nothing random: a world is otherwise the same with them and without. */
export function planOddities(world: WorldContext, endAt: number, oddities: readonly Oddity[]): void {
  const { schedule, ledger } = world;
  if (oddities.includes("unreadable"))
    schedule.add(endAt - 9 * DAY, (at) => ledger.add("deployments", unreadable(world, Math.floor(at))));
  if (!oddities.includes("flood")) return;
  const flood: WireEvent[] = [];
  schedule.add(endAt - 2 * DAY, (at) => {
    for (let index = 0; index < FLOOD; index += 1) flood.push(flooded(world, Math.floor(at), index));
    for (const event of flood) ledger.add("deployments", event);
  });
  schedule.add(endAt + FLOOD_HEALS_SECONDS, () => {
    for (const event of flood.slice(FLOOD / 2))
      ledger.patch("deployments", event, { service: `${FLOODED.service}-2` });
  });
}

function unreadable({ company }: WorldContext, at: number): WireEvent {
  const [{ name, team, repository }] = company.services;
  return {
    type: eventTypes.deployments,
    id: idOf(`${company.organisation} unreadable`),
    attributes: {
      ...{ service: name, team, env: "live", version: "main-4f1c2ab", source: "api" },
      started_at: "{{ deploy.started_at }}",
      finished_at: isoSeconds(at + 90),
      created_at: isoSeconds(at + 95),
      git: {
        commit_sha: hex(`${name} unreadable`, 40),
        repository_id: `github.com/${company.organisation}/${repository}`,
      },
      change_failure: null,
    },
  };
}

function flooded({ company }: WorldContext, at: number, index: number): WireEvent {
  return {
    type: eventTypes.deployments,
    id: idOf(`${company.organisation} flood ${index}`),
    attributes: {
      ...FLOODED,
      ...{ team: "operations", version: `run-${index}`, source: "api", deployment_type: "standard" },
      started_at: isoSeconds(at),
      finished_at: isoSeconds(at),
      created_at: isoSeconds(at),
      duration: 0,
      change_failure: null,
    },
  };
}

const idOf = (text: string) => hex(text, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

function hex(text: string, length: number): string {
  const parts = Array.from({ length: Math.ceil(length / 8) }, (_, part) => hashText(`${text} ${part}`));
  return parts
    .map((part) => part.toString(16).padStart(8, "0"))
    .join("")
    .slice(0, length);
}
