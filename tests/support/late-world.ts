import type { EventStore } from "#scripts/simulator/event-store.ts";
import { Random } from "#scripts/simulator/random.ts";
import { Schedule } from "#scripts/simulator/schedule.ts";
import { isoSeconds } from "#scripts/simulator/timestamps.ts";
import type { Stream, WireEvent } from "#scripts/simulator/wire-event.ts";
import { wireDeployment, wireIncident } from "./wire-events.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/**
 * How often and how late the truth changes. The sources are measurements of real accounts and of other products:
 * a real account held 500 deployments in 90 days, 2.4 % of them without a verdict, the longest repair after
 * 11.2 days; products that read each event once miss 1.4 to 7.4 % of the events, hold 2.3 % with an old verdict
 * and 0.8 % that are deleted at the source.
 */
const RATES = {
  /** Deployments a day: half of the worlds have fewer than 6. */
  perDay: { median: 6, sigma: 0.8, most: 60 },
  incidentsPerDeployment: 0.08,
  /** A batch starts in one second. */
  batch: 0.02,
  /** Registered later than CI would; how late follows from `lateRegistration`. */
  lateRegistered: 0.06,
  postMortem: 0.4,
  neverJudged: 0.024,
  failed: 0.08,
  foundFailedLater: 0.016,
  /** Of the failed ones, by a person who sees it otherwise. */
  withdrawn: 0.08,
  deleted: 0.008,
  neverClosed: 0.03,
  reopened: 0.05,
} as const;

/** Ten minutes to a month; one in twenty of the late ones after a month. */
const LATE_REGISTRATION: [[number, number], ...[number, number][]] = [
  [10 * MINUTE, 12],
  [2 * DAY, 5],
  [6 * DAY, 2],
  [30 * DAY, 1],
];

export type LateWorldOptions = {
  seed: string;
  /** Epoch seconds between which its events start. */
  from: number;
  to: number;
  stores: Record<Stream, EventStore>;
};

/** One Datadog account in which hardly anything is final when it is first listed. The same for the same seed. */
export class LateWorld {
  readonly #random: Random;
  readonly #schedule = new Schedule();
  readonly #stores: Record<Stream, EventStore>;
  #made = 0;

  constructor(options: LateWorldOptions) {
    this.#random = new Random(`late ${options.seed}`);
    this.#stores = options.stores;
    const { median, sigma, most } = RATES.perDay;
    const perDay = Math.min(most, this.#random.logNormal(median, sigma));
    const deployments = this.#random.poisson(perDay * ((options.to - options.from) / DAY));
    for (let made = 0; made < deployments; made += 1) {
      const startedAt = Math.floor(this.#random.between(options.from, options.to));
      const together = this.#random.chance(RATES.batch) ? this.#random.int(2, 5) : 1;
      for (let index = 0; index < together; index += 1) this.#planDeployment(startedAt + index / 8);
    }
    const incidents = Math.round(deployments * RATES.incidentsPerDeployment);
    for (let made = 0; made < incidents; made += 1)
      this.#planIncident(Math.floor(this.#random.between(options.from, options.to)));
  }

  /** Lets everything happen until then, epoch seconds. */
  advanceTo(at: number): void {
    this.#schedule.runUntil(at);
  }

  #planDeployment(startedAt: number): void {
    const random = this.#random;
    const id = this.#nextId("d");
    const finishedAt = startedAt + random.int(30, 900);
    const registeredAt = finishedAt + this.#registrationSeconds();
    const event = wireDeployment(id, isoSeconds(startedAt), {
      service: `service-${random.int(1, 12)}`,
      env: random.chance(0.3) ? "staging" : "production",
      finished_at: isoSeconds(finishedAt),
    });
    this.#add("deployments", registeredAt, event);
    if (random.chance(RATES.deleted)) this.#remove("deployments", registeredAt + this.#lateSeconds(), id);
    if (random.chance(RATES.neverJudged)) return;
    const judgedAt = registeredAt + random.logNormal(2 * HOUR, 1.5);
    const hasFailed = random.chance(RATES.failed);
    this.#judge(id, judgedAt, hasFailed);
    const changesAt = judgedAt + this.#lateSeconds();
    if (hasFailed && random.chance(RATES.withdrawn))
      this.#judge(id, changesAt, random.chance(0.5) ? false : null);
    if (!hasFailed && random.chance(RATES.foundFailedLater)) this.#judge(id, changesAt, true);
  }

  #planIncident(startedAt: number): void {
    const random = this.#random;
    const id = this.#nextId("i");
    const closesAt = random.chance(RATES.neverClosed) ? null : startedAt + random.logNormal(2 * HOUR, 1.5);
    const delay = random.chance(RATES.postMortem) ? this.#lateSeconds() : random.between(MINUTE, HOUR);
    const registeredAt = startedAt + delay;
    const isClosed = closesAt !== null && closesAt <= registeredAt;
    const attributes = isClosed ? closing(startedAt, closesAt) : {};
    this.#add("failures", registeredAt, wireIncident(id, isoSeconds(startedAt), attributes));
    if (random.chance(RATES.deleted)) this.#remove("failures", registeredAt + this.#lateSeconds(), id);
    if (closesAt === null) return;
    const patch = (at: number, endAt: number) =>
      this.#schedule.add(at, () => this.#stores.failures.patch(id, closing(startedAt, endAt)));
    if (!isClosed) patch(closesAt, closesAt);
    if (!random.chance(RATES.reopened)) return;
    const reopenedAt = Math.max(closesAt, registeredAt) + this.#lateSeconds();
    const again = reopenedAt + random.logNormal(2 * HOUR, 1.5);
    this.#schedule.add(reopenedAt, () =>
      this.#stores.failures.patch(id, {}, ["finished_at", "time_to_restore"]),
    );
    patch(again, again);
  }

  #registrationSeconds(): number {
    const random = this.#random;
    if (!random.chance(RATES.lateRegistered)) return random.between(MINUTE, 5 * MINUTE);
    const [seconds] = random.weighted(LATE_REGISTRATION, ([, weight]) => weight);
    return seconds * random.between(0.8, 1.1);
  }

  /** Half within a day, one in forty after 10.5 days, one in 650 beyond the 35 days that are read again. */
  #lateSeconds(): number {
    return this.#random.logNormal(DAY, 1.2);
  }

  #judge(id: string, at: number, verdict: boolean | null): void {
    const repair = { recovery_time_sec: this.#random.int(420, 90_000) };
    const remediation = { id: `d-${this.#random.int(0, this.#made)}`, type: "rollback" };
    const set = { change_failure: verdict, ...(verdict && { ...repair, remediation }) };
    const unset = verdict ? [] : ["recovery_time_sec", "remediation"];
    this.#schedule.add(at, () => this.#stores.deployments.patch(id, set, unset));
  }

  #add(stream: Stream, at: number, event: WireEvent): void {
    const attributes = { ...event.attributes, created_at: isoSeconds(Math.floor(at)) };
    this.#schedule.add(at, () => this.#stores[stream].add([{ ...event, attributes }], new Date(at * 1000)));
  }

  #remove(stream: Stream, at: number, id: string): void {
    this.#schedule.add(at, () => this.#stores[stream].remove(id));
  }

  #nextId(kind: string): string {
    this.#made += 1;
    return `${kind}-${this.#made}`;
  }
}

function closing(startedAt: number, endAt: number) {
  return { finished_at: isoSeconds(Math.floor(endAt)), time_to_restore: Math.floor(endAt) - startedAt };
}
