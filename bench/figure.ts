/** One measurement; `target` is the most it may be. */
export type Figure = { what: string; value: number; unit: "s" | "ms" | "MB" | "x"; target: number };

export type Benchmark = () => Promise<Figure[]>;
