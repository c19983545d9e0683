import { expect, test } from "vitest";
import { openCopy } from "../../support/kit.ts";
import { simulateNights } from "../../support/simulated-nights.ts";
import { openLaboratory } from "../../support/sync-laboratory.ts";

const WORLDS = 6;
const NIGHTS = 40;

// How often and how late the worlds change is in ../support/late-world.ts, with where each rate comes from. All 220
// worlds of the benchmark: of 100,418 events none lost, 3 stale, 1 ghost, 3.2 calls per run and stream.
// `npm run bench -- simulation` runs 220 worlds, enough events to say something per 100,000.
test("40 nights of worlds that change their mind lose nothing and leave hardly anything stale", async () => {
  const seeds = Array.from({ length: WORLDS }, (_, index) => index + 1);
  const nights = await simulateNights({ seeds, nights: NIGHTS }, () => openLaboratory("postgres", openCopy));
  expect(nights).toMatchObject({ lost: 0, falselyDeleted: 0, failedRuns: 0, runs: WORLDS * NIGHTS });
  expect(nights.events).toBeGreaterThan(WORLDS * 250);
  // 11 per 100,000 events, of which these worlds hold a few thousand.
  expect(nights.stale + nights.ghosts).toBeLessThanOrEqual(Math.ceil((nights.events * 11) / 100_000));
  expect(nights.callsPerStream).toBeLessThanOrEqual(4);
  // The first run is deep as well; then one a week.
  expect(nights.deepRuns).toBe(WORLDS * Math.floor((NIGHTS - 1) / 7));
  // What the first days held has left the lookback when the first whole read is due, after 30 days.
  expect(nights.wholeRuns).toBe(WORLDS);
}, 600_000);
