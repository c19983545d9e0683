import { simulateNights } from "../tests/support/simulated-nights.ts";
import type { Figure } from "./figure.ts";

const WORLDS = 220;
const NIGHTS = 40;

/** 220 accounts, together more than 100,000 events, that register late, change their mind and delete, each synced every night for 40 days. */
export async function run(): Promise<Figure[]> {
  const seeds = Array.from({ length: WORLDS }, (_, index) => index + 1);
  const nights = await simulateNights({ seeds, nights: NIGHTS });
  if (nights.runs !== WORLDS * NIGHTS || nights.failedRuns > 0) {
    throw new Error(`Nights failed or were left out: ${JSON.stringify(nights)}`);
  }
  const per100k = (count: number) => (count * 100_000) / nights.events;
  const of = `of ${nights.events} events in ${WORLDS} worlds after ${NIGHTS} nights`;
  return [
    {
      what: `lost or falsely deleted ${of}`,
      value: nights.lost + nights.falselyDeleted,
      unit: "events",
      target: 0,
    },
    {
      what: `stale (${nights.stale}) and ghosts (${nights.ghosts}) ${of}`,
      value: per100k(nights.stale + nights.ghosts),
      unit: "per 100k",
      target: 11,
    },
    { what: "calls per run and stream", value: nights.callsPerStream, unit: "calls", target: 4 },
  ];
}
