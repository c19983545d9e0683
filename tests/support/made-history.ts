import { type Change, makeChange } from "#scripts/simulator/changes.ts";
import { displayName, type Service, services } from "#scripts/simulator/company.ts";
import { deploymentEvent } from "#scripts/simulator/deployment-event.ts";
import { Random } from "#scripts/simulator/random.ts";
import type { Attributes, EventSet, WireEvent } from "#scripts/simulator/wire-event.ts";

const DAY = 86_400;
const DAYS = 400;
const DEPLOYMENTS = 2200;
const LAST = Date.parse("2026-08-22T13:51:54Z") / 1000;

/**
 * Events of the shape and size of the real history, from nothing but a seed: most deployments go to staging, one to
 * production carries every commit since the one before it, and a few fail and are repaired by a later one.
 */
export function makeHistory(): EventSet {
  const random = new Random("a made history");
  const waiting = new Map<Service, Change[]>();
  const deployments = Array.from({ length: DEPLOYMENTS }, (_, index) => {
    const startedAt = Math.floor(LAST - ((DEPLOYMENTS - 1 - index) * DAYS * DAY) / DEPLOYMENTS);
    return deploy(random, { index, startedAt, waiting });
  });
  return { deployments: deployments.map(judged), failures: [] };
}

type Plan = { index: number; startedAt: number; waiting: Map<Service, Change[]> };

function deploy(random: Random, { index, startedAt, waiting }: Plan): WireEvent {
  const service: Service = { ...random.weighted(services.slice(0, 6) as [Service], ({ weight }) => weight) };
  const key = services.find(({ name }) => name === service.name) ?? services[0];
  const fresh = Array.from({ length: random.int(1, 4) }, () => {
    const kind = random.chance(0.78) ? "human" : random.chance(0.85) ? "ai" : "bot";
    return makeChange(random, { service, beforeAt: startedAt - 600, kind, pullNumber: index + 1 });
  });
  const isProduction = random.chance(0.25);
  const carried = isProduction ? [...(waiting.get(key) ?? []), ...fresh] : fresh;
  waiting.set(key, isProduction ? [] : [...(waiting.get(key) ?? []), ...fresh]);
  const event = deploymentEvent({
    id: `9${String(index).padStart(10, "0")}`,
    organisation: "northwind-rail",
    service: { ...service, hasStages: false, hasCommits: true },
    env: isProduction ? "production" : "staging",
    version: `main-${index}`,
    sha: carried.at(-1)?.commits.at(-1)?.sha ?? random.hex(40),
    deploymentType: "standard",
    startedAt,
    finishedAt: startedAt + random.int(30, 900),
    createdAt: startedAt + 1000,
    changes: carried,
  });
  return { ...event, attributes: { ...event.attributes, commits: named(event.attributes?.commits) } };
}

/** As a code host names the authors: a person by name, an app by its account. */
function named(commits: unknown): Attributes[] {
  return (commits as { author: { email: string } }[]).map((commit) => {
    const account = commit.author.email.replace(/@.*$/, "").replace(/^\d+\+/, "");
    const name = account.endsWith("[bot]") ? account : displayName(account);
    return { ...commit, author: { ...commit.author, name } };
  });
}

/** One in fifty fails; one in a hundred and fifty is never judged. */
function judged(event: WireEvent, index: number, all: WireEvent[]): WireEvent {
  const repair = all[index + 3];
  if (index % 50 === 7 && repair !== undefined) {
    const remediation = { id: repair.id, type: index % 100 === 7 ? "rollback" : "rollforward" };
    const failed = { change_failure: true, recovery_time_sec: 600 + index, remediation };
    return { ...event, attributes: { ...event.attributes, ...failed } };
  }
  return { ...event, attributes: { ...event.attributes, change_failure: index % 150 === 9 ? null : false } };
}
