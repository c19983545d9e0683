/** All moments are epoch seconds. */
export const HOUR = 3600;
export const DAY = 86_400;

const LIVELY_SECONDS = 2 * HOUR;
const WEEKDAY_PACE = [0.05, 0.95, 1.1, 1.12, 1.08, 0.75, 0.07];

interface Period {
  from: number;
  to: number;
}

/** When the demo company works, stands still, has a bad month, adopts AI, and hurries because somebody watches. */
export class WorldCalendar {
  readonly startAt: number;
  readonly endAt: number;
  readonly #freeze: Period;
  readonly #badMonth: Period;
  readonly #livelyFrom: number[];

  constructor(startAt: number, endAt: number, livelyFrom: number[]) {
    this.startAt = startAt;
    this.endAt = endAt;
    this.#freeze = { from: endAt - 75 * DAY, to: endAt - 65 * DAY };
    this.#badMonth = { from: endAt - 165 * DAY, to: endAt - 135 * DAY };
    this.#livelyFrom = livelyFrom;
  }

  /** How busy that day is, 1 on an ordinary working day. */
  pace(at: number): number {
    const weekday = WEEKDAY_PACE[new Date(at * 1000).getUTCDay()] ?? 1;
    const growth = 0.88 + 0.24 * Math.min(1, (at - this.startAt) / (this.endAt - this.startAt));
    return weekday * growth * (this.#isFrozen(at) ? 0.03 : 1);
  }

  /** Releases stop around the new year, and stopped once more lately. */
  #isFrozen(at: number): boolean {
    const date = new Date(at * 1000);
    const monthDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
    return monthDay >= 1220 || monthDay <= 102 || isWithin(this.#freeze, at);
  }

  /** Multiplies the chance to fail and the number of incidents. */
  trouble(at: number): number {
    return isWithin(this.#badMonth, at) ? 2.3 : 1;
  }

  /** Share of AI-assisted changes in the company: about 5 % at first, 55 % at the end. */
  aiShare(at: number): number {
    const dayOf400 = 400 - (this.endAt - at) / DAY;
    return 0.032 + 0.475 / (1 + Math.exp(-(dayOf400 - 215) / 46));
  }

  isLively(at: number): boolean {
    return this.#livelyFrom.some((from) => at >= from && at < from + LIVELY_SECONDS);
  }

  /** The same moment, or the next working morning when nobody would release then. */
  workingMoment(at: number, minutesAfterEight: number): number {
    let day = Math.floor(at / DAY) * DAY;
    const hour = (at - day) / HOUR;
    if (hour >= 7 && hour < 18.5 && isWorkday(day)) return at;
    if (hour >= 7) day += DAY;
    while (!isWorkday(day)) day += DAY;
    return Math.floor(day + 8 * HOUR + minutesAfterEight * 60);
  }
}

function isWithin({ from, to }: Period, at: number): boolean {
  return at >= from && at < to;
}

function isWorkday(day: number): boolean {
  const weekday = new Date(day * 1000).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
