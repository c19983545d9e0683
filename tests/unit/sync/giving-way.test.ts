import { randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { expect, test, vi } from "vitest";
import { datadogSource } from "#lib/sources/datadog/source.ts";
import type { Database } from "#lib/supabase/database.types.ts";
import { readWindows } from "#lib/sync/read-windows.ts";
import { newProgress, type ReadingRun } from "#lib/sync/run.ts";
import { waitedFor } from "#lib/work/giving-way.ts";
import { noGitHub } from "../../support/no-github.ts";
import { useQuietClock } from "../fixtures/quiet-clock.ts";

const DAY = 86_400;

/** A database that answers at once, and what it was asked to store. */
function openDatabase() {
  const stored: string[] = [];
  const answer: typeof fetch = async (address) => {
    stored.push(String(address));
    return Response.json({ repeated: false });
  };
  const options = { auth: { persistSession: false }, global: { fetch: answer } };
  return { stored, db: createClient<Database>("http://database.test", "secret", options) };
}

/** A run that finds nothing in any slice. */
function runOn(db: ReadingRun["options"]["db"]): ReadingRun {
  const stream = "deployments";
  const noticeMail = () => {
    throw new Error("nobody is told of a run that goes on");
  };
  return {
    held: {
      ...{ organizationId: randomUUID(), kind: "read", subjectId: randomUUID(), leaseToken: randomUUID() },
      ...{ now: 0, detail: null, connectionId: randomUUID(), runId: randomUUID(), mode: "first" as const },
      ...{
        provider: "datadog",
        site: null,
        historyFrom: 0,
        lookbackDays: 35,
        doubtedFrom: null,
        lastDeepAt: null,
      },
      ...{ whole: null, keepRaw: true, quarantined: 0, streams: {} },
    },
    options: {
      db,
      noticeMail,
      deadlineAt: Number.POSITIVE_INFINITY,
      env: { credentialKeys: new Map() },
      sources: {},
      openGitHub: noGitHub,
    },
    progress: newProgress(),
    source: datadogSource({ baseUrl: null }),
    people: { hash: () => "", isForgotten: null },
    reader: {
      list: async function* (_, range) {
        yield { ...range, raws: [], gap: null, calls: 1 };
      },
      byId: async () => ({ raws: [], missing: [], calls: 0 }),
    },
    readings: new Map([[stream, { width: DAY, across: new Set(), listed: null }]]),
    pace: { oldestFirst: true, turnSlices: 100, mostSlices: 100 },
  };
}

useQuietClock();

test("a sync stores no further slice while somebody waits for an answer, two seconds at most for each, and all behind it", async () => {
  const { db, stored } = openDatabase();
  const { promise, resolve } = Promise.withResolvers<void>();
  const answer = waitedFor(promise);
  const reading = readWindows(runOn(db), [{ stream: "deployments", from: 0, to: 200 * DAY, recent: true }]);
  await vi.advanceTimersByTimeAsync(1900);
  expect(stored).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(stored).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1700);
  expect(stored).toHaveLength(1);
  resolve();
  await answer;
  await vi.advanceTimersByTimeAsync(200);
  expect(await reading).toBe(true);
  expect(stored.length).toBeGreaterThan(2);
});
