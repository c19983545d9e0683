import { type Company, northwindRail } from "./company.ts";
import { Incidents } from "./incidents.ts";
import { type Oddity, planOddities } from "./oddities.ts";
import { Random } from "./random.ts";
import { Releases } from "./releases.ts";
import { Schedule } from "./schedule.ts";
import { Verdicts } from "./verdicts.ts";
import type { EventSet, WireEvent } from "./wire-event.ts";
import { DAY, HOUR, WorldCalendar } from "./world-calendar.ts";
import { type WorldChange, type WorldContext, WorldLedger } from "./world-ledger.ts";
import type { Written } from "./written.ts";

export type { WorldChange } from "./world-ledger.ts";

export interface DemoWorldOptions {
  seed: string;
  /** Where history ends and the present begins. */
  endAt: Date;
  /** Days of history, 400 unless given. */
  days?: number | undefined;
  /** Northwind Rail unless given. */
  company?: Company | undefined;
  /**
   * From each of these moments somebody watches for two hours: a deployment every few minutes, quick verdicts
   * and repairs. `[endAt]` unless given. Outside of them the company keeps its ordinary working days.
   */
  livelyFrom?: Date[] | undefined;
  /** What is wrong in it on purpose; nothing unless given. */
  oddities?: readonly Oddity[] | undefined;
}

interface CodeOptions extends DemoWorldOptions {
  onWritten?: (written: Written) => void;
}

/**
 * A made-up company. History and future come from one simulation, so the same options give the same bytes, in
 * however many steps it is advanced.
 */
export class DemoWorld implements EventSet {
  readonly #world: WorldContext;
  readonly #releases: Releases;
  readonly #verdicts: Verdicts;
  readonly #incidents: Incidents;

  constructor(options: CodeOptions) {
    const endAt = Math.floor(options.endAt.getTime() / 1000);
    const startAt = Math.floor((endAt - (options.days ?? 400) * DAY) / DAY) * DAY;
    const livelyFrom = (options.livelyFrom ?? [options.endAt]).map((from) =>
      Math.floor(from.getTime() / 1000),
    );
    const calendar = new WorldCalendar(startAt, endAt, livelyFrom);
    this.#world = {
      random: new Random(`${options.seed} ${startAt}`),
      schedule: new Schedule(),
      ledger: new WorldLedger(),
      calendar,
      company: options.company ?? northwindRail,
      onWritten: options.onWritten ?? (() => undefined),
    };
    this.#incidents = new Incidents(this.#world);
    this.#releases = new Releases(this.#world, (operation, deployed) =>
      this.#verdicts.judge(operation, deployed),
    );
    this.#verdicts = new Verdicts(this.#world, this.#releases, this.#incidents);
    this.#world.schedule.add(startAt, (at) => this.#planDay(at));
    this.#planPresent(endAt);
    planOddities(this.#world, endAt, options.oddities ?? []);
    // A visit that overlaps an earlier one prolongs it.
    const visits = [...new Set(livelyFrom)].filter((from) => !calendar.isLively(from - 1));
    for (const from of visits) this.#world.schedule.add(from + 60, (at) => this.#liveOn(at));
    this.#world.schedule.runUntil(endAt);
    this.#world.ledger.takeChanges();
  }

  get deployments(): WireEvent[] {
    return this.#world.ledger.deployments;
  }

  get failures(): WireEvent[] {
    return this.#world.ledger.failures;
  }

  /** Lets time pass until `now`, and tells what is new or different since the last call. */
  advanceTo(now: Date): WorldChange[] {
    this.#world.schedule.runUntil(now.getTime() / 1000);
    return this.#world.ledger.takeChanges();
  }

  get calendar(): WorldCalendar {
    return this.#world.calendar;
  }

  /** Lets time pass for the sake of the code alone: events are not kept. */
  writeUntil(now: Date): void {
    this.#world.schedule.runUntil(now.getTime() / 1000);
    this.#world.ledger.forget();
  }

  #planDay(day: number): void {
    const { random, schedule, calendar, company } = this.#world;
    const count = random.poisson(company.releasesPerDay * calendar.pace(day));
    for (let index = 0; index < count; index += 1) {
      const at = Math.floor(day + random.between(6.5, 12.5) * HOUR + random.between(0, 5) * HOUR);
      schedule.add(at, (then) => this.#releases.release(this.#releases.pickOperation(), then));
    }
    if (random.chance(0.5 * calendar.pace(day))) {
      schedule.add(day + random.int(8 * HOUR, 20 * HOUR), (at) => this.#releases.stray(at));
    }
    if (random.chance(0.11 * calendar.trouble(day))) {
      schedule.add(day + random.int(0, DAY - 1), (at) => this.#incidents.outside(at));
    }
    schedule.add(day + DAY, (at) => this.#planDay(at));
  }

  /** Things that a visitor of the demo has to find whenever it starts: open incidents, and a verdict about to flip. */
  #planPresent(endAt: number): void {
    const { schedule } = this.#world;
    schedule.add(endAt - 6.4 * DAY, (at) => this.#incidents.forgotten(Math.floor(at)));
    schedule.add(endAt - 3.5 * HOUR, (at) => this.#incidents.outside(at, 3.5 * HOUR + 1100));
    schedule.add(endAt - 25 * 60, (at) => {
      const [first, ...others] = this.#releases.operations;
      const operation = others.find(({ heldUntil, live }) => heldUntil < at && live.length > 0) ?? first;
      this.#verdicts.breakNext(31 * 60);
      this.#releases.releaseLive(operation, at);
    });
  }

  /** One deployment after the other while somebody watches, and a short incident now and then. */
  #liveOn(at: number): void {
    const { random, schedule, calendar } = this.#world;
    if (!calendar.isLively(at)) return;
    if (random.chance(0.07)) this.#releases.stray(at);
    else this.#releases.release(this.#releases.pickOperation(), at);
    if (random.chance(0.05)) this.#incidents.outside(at, random.int(900, 2700));
    schedule.add(at + Math.min(540, 60 + Math.floor(random.exponential(180))), (next) => this.#liveOn(next));
  }
}
