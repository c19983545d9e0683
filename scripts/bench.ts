// npm run bench [-- name]: prints figures against their targets and writes bench/results.json.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Benchmark, Figure } from "../bench/figure.ts";

const folder = join(import.meta.dirname, "../bench");
const wanted = process.argv[2];
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(/\.bench\.ts$/, ""))
  .filter((name) => wanted === undefined || name === wanted);
if (names.length === 0) {
  process.stderr.write(`There is no benchmark "${wanted}".\n`);
  process.exit(1);
}

const figures: (Figure & { benchmark: string })[] = [];
for (const name of names) {
  const { run } = (await import(join(folder, `${name}.bench.ts`))) as { run: Benchmark };
  for (const figure of await run()) figures.push({ benchmark: name, ...figure });
}
const round = (value: number) => Number(value.toPrecision(3));
console.table(
  figures.map(({ benchmark, what, value, unit, target, atLeast }) => ({
    benchmark,
    what,
    measured: `${round(value)} ${unit}`,
    target: `${atLeast ? "at least " : ""}${target} ${unit}`,
    // Of a target of nothing there is no share.
    "of target": target === 0 ? "" : round(value / target),
  })),
);
writeFileSync(
  join(folder, "results.json"),
  `${JSON.stringify({ at: new Date().toISOString(), figures }, null, 2)}\n`,
);
process.exit(0);
