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

  /** Back to the real time. */
  follow(): void {
    this.#frozenMs = null;
    this.#shiftMs = 0;
  }
}
