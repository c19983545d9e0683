interface Happening {
  /** Epoch seconds. */
  at: number;
  order: number;
  run: (at: number) => void;
}

/**
 * What will happen in a world, in order of time (a binary heap). Equal moments keep the order in which they
 * were planned, so a world does not depend on how many steps it is advanced in.
 */
export class Schedule {
  #heap: Happening[] = [];
  #planned = 0;

  /** Plans `run` for `at` (epoch seconds); it gets `at`, not the moment at which it was noticed. */
  add(at: number, run: (at: number) => void): void {
    this.#planned += 1;
    this.#heap.push({ at, order: this.#planned, run });
    this.#rise(this.#heap.length - 1);
  }

  /** Runs all that is due, `limit` (epoch seconds) included. */
  runUntil(limit: number): void {
    for (let due = this.#heap[0]; due && due.at <= limit; due = this.#heap[0]) {
      this.#removeFirst();
      due.run(due.at);
    }
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #rise(start: number): void {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfEarlier(index, parent)) return;
      index = parent;
    }
  }

  #sink(start: number): void {
    let index = start;
    for (;;) {
      const left = index * 2 + 1;
      const right = left + 1;
      const child = this.#isEarlier(right, left) ? right : left;
      if (!this.#swapIfEarlier(child, index)) return;
      index = child;
    }
  }

  #isEarlier(one: number, other: number): boolean {
    const a = this.#heap[one];
    const b = this.#heap[other];
    if (!a || !b) return false;
    return a.at === b.at ? a.order < b.order : a.at < b.at;
  }

  #swapIfEarlier(lower: number, upper: number): boolean {
    const a = this.#heap[lower];
    const b = this.#heap[upper];
    if (!a || !b || !this.#isEarlier(lower, upper)) return false;
    this.#heap[upper] = a;
    this.#heap[lower] = b;
    return true;
  }
}
