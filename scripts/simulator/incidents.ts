import type { Service } from "./company.ts";
import type { Deployed } from "./releases.ts";
import { isoSeconds } from "./timestamps.ts";
import { type Attributes, eventTypes, type WireEvent } from "./wire-event.ts";
import { DAY, HOUR } from "./world-calendar.ts";
import type { WorldContext } from "./world-ledger.ts";

interface IncidentPlan {
  service: Service;
  startedAt: number;
  /** `null`: nobody ever closes it. */
  endsAt: number | null;
  title: string;
}

interface IncidentFacts {
  services: string[];
  teams: string[];
  language: string;
  name: string;
  startedAt: number;
  /** `null`: still open. */
  finishedAt: number | null;
  createdAt: number;
}

/** Opens and closes incidents, with lists for service, env and team as real tenants answer them. */
export class Incidents {
  readonly #world: WorldContext;
  #number = 400;

  constructor(world: WorldContext) {
    this.#world = world;
  }

  /** A third of the failed deployments become an incident, which ends with the repair. */
  causedBy({ service, finishedAt }: Deployed, repairAt: number | null): void {
    const { random, company } = this.#world;
    if (!random.chance(0.33)) return;
    const startedAt = Math.floor(finishedAt + random.between(60, 360));
    const endsAt = repairAt ?? startedAt + random.logNormal(3 * HOUR, 0.6);
    this.#run({
      service,
      startedAt,
      endsAt: endsAt + random.int(60, 900),
      title: random.pick(company.incidents.caused),
    });
  }

  /** Something outside of any deployment breaks. */
  outside(at: number, lastsSeconds?: number): void {
    const { random, company } = this.#world;
    const seconds = lastsSeconds ?? Math.max(600, random.logNormal(1.9 * HOUR, 0.9));
    this.#run({
      service: random.pick(company.services),
      startedAt: at,
      endsAt: at + seconds,
      title: random.pick(company.incidents.outside),
    });
  }

  /** One that everybody forgot to close. */
  forgotten(at: number): void {
    const { random, company } = this.#world;
    const service = random.pick(company.services);
    this.#run({ service, startedAt: at, endsAt: null, title: company.incidents.forgotten });
  }

  #run(plan: IncidentPlan): void {
    const { random, schedule, ledger, company } = this.#world;
    const { service, startedAt } = plan;
    const endsAt = plan.endsAt === null ? null : Math.floor(plan.endsAt);
    this.#number += 1;
    const neighbour = random.chance(0.15) ? random.pick(company.services) : service;
    // Some are written down after the fact, days later and already closed.
    const isPostMortem = endsAt !== null && random.chance(0.15);
    const createdAt = isPostMortem ? endsAt + random.int(DAY / 2, 3 * DAY) : startedAt + random.int(60, 600);
    const isClosedAtFirst = endsAt !== null && endsAt <= createdAt;
    const event = this.#event({
      services: [...new Set([service.name, neighbour.name])],
      teams: [...new Set([service.team, neighbour.team])],
      language: service.language,
      name: `${company.incidentPrefix}-${this.#number} | ${plan.title}`,
      startedAt: Math.floor(startedAt),
      finishedAt: isClosedAtFirst ? endsAt : null,
      createdAt: Math.floor(createdAt),
    });
    schedule.add(createdAt, () => ledger.add("failures", event));
    if (endsAt === null || isClosedAtFirst) return;
    schedule.add(endsAt, () => ledger.patch("failures", event, closing(Math.floor(startedAt), endsAt)));
  }

  #event(facts: IncidentFacts): WireEvent {
    const { random } = this.#world;
    const severities = ["Normal", "Normal", "High", "High", "Urgent"] as const;
    const isNullWhenOpen = random.chance(0.5);
    const open = isNullWhenOpen ? { finished_at: null } : {};
    const { startedAt, finishedAt } = facts;
    return {
      type: eventTypes.failures,
      id: random.uuid(),
      attributes: {
        service: facts.services,
        env: ["live"],
        team: facts.teams,
        name: facts.name,
        severity: random.pick(severities),
        started_at: isoSeconds(startedAt),
        ...(finishedAt === null ? open : closing(startedAt, finishedAt)),
        created_at: isoSeconds(facts.createdAt),
        source: "api",
        internal: {},
        custom: { language: [facts.language] },
      },
    };
  }
}

function closing(startedAt: number, finishedAt: number): Attributes {
  return { finished_at: isoSeconds(finishedAt), time_to_restore: finishedAt - startedAt };
}
