/** Facts by their key, newest first. One of a known key replaces it. */
export class Shelf<Fact> {
  readonly #keyOf: (fact: Fact) => string | number;
  readonly #timeOf: (fact: Fact) => number;
  readonly #byKey = new Map<string | number, Fact>();
  #sorted: Fact[] | null = null;

  constructor(keyOf: (fact: Fact) => string | number, timeOf: (fact: Fact) => number) {
    this.#keyOf = keyOf;
    this.#timeOf = timeOf;
  }

  add(...facts: Fact[]): void {
    for (const fact of facts) this.#byKey.set(this.#keyOf(fact), fact);
    this.#sorted = null;
  }

  get(key: string | number): Fact | undefined {
    return this.#byKey.get(key);
  }

  remove(key: string | number): boolean {
    this.#sorted = null;
    return this.#byKey.delete(key);
  }

  /** What had happened by then. */
  until(now: number): Fact[] {
    this.#sorted ??= [...this.#byKey.values()].toSorted((a, b) => this.#timeOf(b) - this.#timeOf(a));
    const sorted = this.#sorted;
    const first = sorted.findIndex((fact) => this.#timeOf(fact) <= now);
    return first === -1 ? [] : sorted.slice(first);
  }
}
