import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { DemoMoments } from "./demo-accounts.ts";

const VISIT_MS = 2 * 3_600_000;

/**
 * The moments of a demo that outlives its process, kept in a small file: the first start ends the history, each
 * later start wakes the company up for two hours. From the same file comes the same world, so what was synced
 * before a restart is still true after it.
 */
export function keepDemoMoments(path: string, now: Date): DemoMoments {
  const kept = readMoments(path) ?? { endAt: now, livelyFrom: [] };
  const last = kept.livelyFrom.at(-1);
  const isAwake = last !== undefined && now.getTime() - last.getTime() < VISIT_MS / 2;
  const moments = { endAt: kept.endAt, livelyFrom: isAwake ? kept.livelyFrom : [...kept.livelyFrom, now] };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(moments)}\n`);
  return moments;
}

/** `null` when there is no readable file; a damaged one starts a new demo. */
function readMoments(path: string): { endAt: Date; livelyFrom: Date[] } | null {
  try {
    const { endAt, livelyFrom } = JSON.parse(readFileSync(path, "utf8")) as {
      endAt: string;
      livelyFrom: string[];
    };
    const dates = [endAt, ...livelyFrom].map((text) => new Date(text));
    const [first, ...visits] = dates;
    return first && dates.every((date) => !Number.isNaN(date.getTime()))
      ? { endAt: first, livelyFrom: visits }
      : null;
  } catch {
    return null;
  }
}
