/** One measurement; `target` is the most it may be, or the least where `atLeast` says so. */
export type Figure = {
  what: string;
  value: number;
  unit: "s" | "ms" | "kB" | "MB" | "x" | "events" | "per 100k" | "calls" | "times" | "slices";
  target: number;
  atLeast?: true;
};

export type Benchmark = () => Promise<Figure[]>;
