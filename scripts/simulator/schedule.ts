interface Happening {
  /** Epoch seconds. */
  at: number;
  run: (at: number) => void;
}

/**
 * What will happen in a world, in order of time. Equal moments keep the order in which they were planned, so a
 * world does not depend on how many steps it is advanced in.
 */
export class Schedule {
  /** The latest first: what is due next is taken from the end. */
  #planned: Happening[] = [];

  /** Plans `run` for `at` (epoch seconds); it gets `at`, not the moment at which it was noticed. */
  add(at: number, run: (at: number) => void): void {
    this.#planned.splice(this.#indexOf(at), 0, { at, run });
  }

  /** Runs all that is due, `limit` (epoch seconds) included. */
  runUntil(limit: number): void {
    for (let due = this.#planned.at(-1); due && due.at <= limit; due = this.#planned.at(-1)) {
      this.#planned.pop();
      due.run(due.at);
    }
  }

  /** Before all that happens at this moment or earlier. */
  #indexOf(at: number): number {
    let low = 0;
    let high = this.#planned.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#planned[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
