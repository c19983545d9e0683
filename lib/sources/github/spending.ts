import { isOfPoints, quotaOf, secondsUntilNext } from "./rate-limit.ts";
import type { Usage } from "./reader.ts";

/** What one token has used up, and from when on GitHub wants to be asked again. */
export class Spending {
  readonly #now: () => number;
  #usage: Usage = {
    ...{ calls: 0, notModified: 0, rateRemaining: null, resetAt: null },
    points: { used: 0, remaining: null, resetAt: null },
  };
  /** Epoch milliseconds before which GitHub wants no call. */
  #notBefore = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get usage(): Usage {
    return { ...this.#usage };
  }

  /** Positive while GitHub wants no call. */
  get secondsToWait(): number {
    return Math.ceil((this.#notBefore - this.#now()) / 1000);
  }

  /** An answer as it came; null for a call that got none, which GitHub may have counted. */
  count(answer: Response | null): void {
    if (answer?.status === 304) this.#usage.notModified += 1;
    else this.#usage.calls += 1;
    if (answer === null) return;
    const headers = Object.fromEntries(answer.headers);
    const left = quotaOf(headers);
    if (isOfPoints(headers)) this.#usage.points = { used: this.#usage.points.used + 1, ...left };
    else if (left.remaining !== null)
      this.#usage = { ...this.#usage, rateRemaining: left.remaining, resetAt: left.resetAt };
    const isOver = left.remaining === 0 || answer.status === 403 || answer.status === 429;
    const wait = isOver ? secondsUntilNext(headers, this.#now()) : null;
    if (wait !== null) this.#notBefore = Math.max(this.#notBefore, this.#now() + wait * 1000);
  }

  /** Points that an answer cost beyond the one that was counted when it came. */
  countPoints(more: number): void {
    const { calls, points } = this.#usage;
    this.#usage = { ...this.#usage, calls: calls + more, points: { ...points, used: points.used + more } };
  }
}
