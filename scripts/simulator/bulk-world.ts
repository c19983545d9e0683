import type { z } from "zod";
import { type Change, makeChange } from "./changes.ts";
import { services } from "./company.ts";
import type { bulkWorldInput } from "./control-input.ts";
import { deploymentEvent } from "./deployment-event.ts";
import { Random } from "./random.ts";
import type { EventSet, WireEvent } from "./wire-event.ts";
import { DAY } from "./world-calendar.ts";

export type BulkWorldOptions = z.infer<typeof bulkWorldInput>;

/** Evenly spread, judged deployments in quantity: for benchmarks and paging, without a story. */
export function makeBulkWorld(options: BulkWorldOptions): EventSet {
  const random = new Random(`bulk ${options.seed}`);
  const endAt = Math.floor((options.endAt ?? new Date()).getTime() / 1000);
  const clusterSize = options.clusterSize ?? 1;
  const clusters = Math.ceil(options.deployments / clusterSize);
  const gapSeconds = (options.days * DAY) / Math.max(1, clusters - 1);
  const deployments = Array.from({ length: options.deployments }, (_, index) => {
    const cluster = Math.floor(index / clusterSize);
    const second = Math.round(endAt - (clusters - 1 - cluster) * gapSeconds);
    const fraction = clusterSize === 1 ? 0 : (index % clusterSize) / clusterSize;
    return bulkDeployment(random, { startedAt: second + fraction, commits: options.commitsEach, index });
  });
  return { deployments, failures: [] };
}

function bulkDeployment(
  random: Random,
  plan: { startedAt: number; commits: number; index: number },
): WireEvent {
  const { startedAt, index } = plan;
  const service = random.pick(services);
  const changes = Array.from({ length: plan.commits }, () => bulkChange(random, startedAt, index));
  const sha = changes[0]?.commits[0]?.sha ?? random.hex(40);
  const event = deploymentEvent({
    id: random.base64Url(11),
    organisation: "northwind-rail",
    service: { ...service, hasCommits: true },
    env: index % 3 === 2 ? "staging" : "live",
    version: `2.${Math.floor(index / 10)}.${index % 10}`,
    sha,
    deploymentType: "standard",
    startedAt,
    finishedAt: startedAt + 60,
    createdAt: startedAt + 120,
    changes,
  });
  const hasFailed = random.chance(0.1);
  const verdict = hasFailed
    ? { change_failure: true, recovery_time_sec: random.int(420, 20_000) }
    : { change_failure: false };
  event.attributes = { ...event.attributes, ...verdict };
  return event;
}

function bulkChange(random: Random, startedAt: number, index: number): Change {
  const kinds = ["human", "human", "ai", "ai", "bot"] as const;
  const request = { service: services[0], beforeAt: Math.floor(startedAt) - 400, kind: random.pick(kinds) };
  const change = makeChange(random, { ...request, pullNumber: index + 1 });
  return { ...change, commits: change.commits.slice(0, 1) };
}
