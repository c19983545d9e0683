import { setTimeout as wait } from "node:timers/promises";
import type { Viewer } from "./pages-world.ts";

const SECONDS = 60;
/** How long somebody looks at a dashboard before the next one, a tenth more or less. */
const LOOKS_MS = 60_000;

export type Crowd = { loads: number; errors: number; p95: number };

/** Everybody opens the dashboard of their organisation about once in this minute, at moments of their own. */
export async function watchAll(url: string, viewers: Viewer[]): Promise<Crowd> {
  const endsAt = performance.now() + SECONDS * 1000;
  const all = await Promise.all(
    viewers.map(async (viewer, index) => {
      const times: number[] = [];
      await wait((index / viewers.length) * LOOKS_MS);
      while (performance.now() < endsAt) {
        times.push(await look(url, viewer));
        await wait(Math.max(1, Math.min(LOOKS_MS * (0.9 + 0.2 * Math.random()), endsAt - performance.now())));
      }
      return times;
    }),
  );
  const times = all.flat();
  const good = times.filter(Number.isFinite).toSorted((a, b) => a - b);
  return {
    loads: times.length,
    errors: times.length - good.length,
    p95: good[Math.floor(good.length * 0.95)] ?? Number.NaN,
  };
}

/** Milliseconds until the last byte; NaN when the page or a section of it failed. */
async function look(url: string, { slug, cookie }: Viewer): Promise<number> {
  const startedAt = performance.now();
  try {
    const answer = await fetch(`${url}/orgs/${slug}`, { headers: { cookie } });
    const text = await answer.text();
    const whole = answer.ok && text.includes("key-figures") && !text.includes("data-dgst");
    return whole ? performance.now() - startedAt : Number.NaN;
  } catch {
    return Number.NaN;
  }
}
