import { z } from "zod";

export const clockInput = z.union([
  z.strictObject({
    freezeAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  }),
  z.strictObject({ advanceSeconds: z.number() }),
  z.strictObject({ follow: z.literal(true) }),
]);

/** Time as the simulator sees it: the real time, the real time shifted, or standing still. */
export class SimulatorClock {
  #frozenMs: number | null = null;
  #shiftMs = 0;

  now(): Date {
    return new Date(this.#frozenMs ?? Date.now() + this.#shiftMs);
  }

  freeze(at: Date): void {
    this.#frozenMs = at.getTime();
  }

  advance(seconds: number): void {
    if (this.#frozenMs === null) this.#shiftMs += seconds * 1000;
    else this.#frozenMs += seconds * 1000;
  }

  /** As the control API wishes. */
  set(wish: z.output<typeof clockInput>): void {
    if ("freezeAt" in wish) this.freeze(wish.freezeAt);
    else if ("advanceSeconds" in wish) this.advance(wish.advanceSeconds);
    else this.follow();
  }

  /** Back to the real time. */
  follow(): void {
    this.#frozenMs = null;
    this.#shiftMs = 0;
  }
}
