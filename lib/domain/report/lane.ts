import { addDays, dayOf, startOfDay } from "../format/calendar.ts";

export type LaneIncident = {
  id: string;
  startedAt: string;
  /** Null: open. */
  finishedAt: string | null;
  href: string;
  /** What it is called, for those who point at it or hear it. */
  label: string;
};
export type LaneFailure = { id: string; at: string; href: string; label: string };

/** What a lane is about, such as a service, with its incidents and failed deployments. */
export type LaneRow = {
  label: string;
  href: string | null;
  incidents: LaneIncident[];
  failures: LaneFailure[];
};

export type LaneWindow = { from: string; to: string };

/** Where a moment lies in the window, 0 at its start and 1 at its end; what lies outside is at its edge. */
export function placeOf(at: string, { from, to }: LaneWindow): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  return end <= start ? 0 : Math.min(1, Math.max(0, (Date.parse(at) - start) / (end - start)));
}

/** The days that a window touches in a time zone, and where in it each begins, as `placeOf` tells. */
export function daysOf(window: LaneWindow, timeZone: string): { days: string[]; begins: number[] } {
  const last = dayOf(new Date(Date.parse(window.to) - 1), timeZone);
  const days: string[] = [];
  for (let day = dayOf(window.from, timeZone); day <= last; day = addDays(day, 1)) days.push(day);
  return { days, begins: days.map((day) => placeOf(startOfDay(day, timeZone).toISOString(), window)) };
}

/** The least width of a bar, as a share of the lane: a short incident is still seen. */
const LEAST = 0.004;

/** From where to where an incident is drawn: what is open goes to the end, what is short stays wide enough to be seen. */
export function barOf(
  { startedAt, finishedAt }: LaneIncident,
  window: LaneWindow,
): { x: number; width: number } {
  const start = placeOf(startedAt, window);
  const end = placeOf(finishedAt ?? window.to, window);
  const width = Math.max(end - start, LEAST);
  return { x: Math.min(start, 1 - width), width };
}

type Event = { startedAt: string; services: string[] };

/** Events by the services that they name, those of none under null, in the order in which they come. */
export function byService<E extends Event>(events: E[]): Map<string | null, E[]> {
  const groups = new Map<string | null, E[]>();
  for (const event of events) {
    for (const service of event.services.length === 0 ? [null] : event.services) {
      groups.set(service, [...(groups.get(service) ?? []), event]);
    }
  }
  return groups;
}
