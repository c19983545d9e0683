import type { Company } from "./company.ts";
import type { Random } from "./random.ts";
import type { Schedule } from "./schedule.ts";
import type { Attributes, EventSet, Stream, WireEvent } from "./wire-event.ts";
import type { WorldCalendar } from "./world-calendar.ts";
import type { Written } from "./written.ts";

export interface WorldChange {
  stream: Stream;
  event: WireEvent;
  /** Names of the attributes that changed; `null` for a new event. */
  changed: string[] | null;
}

/** The events of a world, and what changed since somebody asked last. */
export class WorldLedger implements EventSet {
  readonly deployments: WireEvent[] = [];
  readonly failures: WireEvent[] = [];
  #changes: WorldChange[] = [];

  add(stream: Stream, event: WireEvent): void {
    this[stream].push(event);
    this.#changes.push({ stream, event, changed: null });
  }

  /** Replaces the attributes object, so that whoever holds the former one keeps the former state. */
  patch(stream: Stream, event: WireEvent, set: Attributes): void {
    event.attributes = { ...event.attributes, ...set };
    this.#changes.push({ stream, event, changed: Object.keys(set) });
  }

  /** Lets go of all events, for whoever wants the code alone. */
  forget(): void {
    this.deployments.length = 0;
    this.failures.length = 0;
    this.#changes = [];
  }

  takeChanges(): WorldChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }
}

/** What the parts of a world share. */
export interface WorldContext {
  random: Random;
  schedule: Schedule;
  ledger: WorldLedger;
  calendar: WorldCalendar;
  company: Company;
  /** Hears what is written in the company's repositories. */
  onWritten: (written: Written) => void;
}
