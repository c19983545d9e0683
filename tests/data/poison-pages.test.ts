import { describe, expect, test } from "vitest";
import type { Said } from "#lib/domain/said.ts";
import { reasonKey } from "#lib/domain/sync/reasons.ts";
import { atDatadog, manyDeployments } from "../support/at-datadog.ts";
import { ago, connectAccount, DAY, sync } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { readAll, readOne, rowsOf } from "../support/stored-content.ts";

const GOOD = 999;

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const listed = (attributes: string, id = '"odd"') =>
  `{"id":${id},"type":"dora_deployment","attributes":{${attributes}}}`;

/** What one odd record of a page is, as JSON text; START stands for a time that can be read. */
const POISON: [name: string, json: string, reason: string][] = [
  ["a NUL in a text", listed('"started_at":"START","service":"a\\u0000b"'), "holds_nul"],
  ["half a character", listed('"started_at":"START","version":"\\ud800"'), "half_character"],
  ["a start at infinity", listed('"started_at":"infinity"'), "not_a_time.started_at"],
  ["a start of yesterday", listed('"started_at":"yesterday"'), "not_a_time.started_at"],
  ["a start of now", listed('"started_at":"now"'), "not_a_time.started_at"],
  ["the last date of JavaScript", listed('"started_at":"+275760-09-13T00:00:00.000Z"'), "not_a_time"],
  ["the last year of PostgreSQL", listed('"started_at":"294277-01-01T00:00:00Z"'), "not_a_time.started_at"],
  ["a start in nanoseconds", listed('"started_at":1763726400000000000'), "not_a_time.started_at"],
  ["no start", listed('"started_at":null'), "missing.started_at"],
  ["no id", listed('"started_at":"START"', "null"), "missing_or_long.id"],
  ["a service that is an object", listed('"started_at":"START","service":{"a":1}'), "not_text.service"],
  [
    "a verdict that is a word",
    listed('"started_at":"START","change_failure":"maybe"'),
    "not_a_flag.change_failure",
  ],
  [
    "a duration below zero",
    listed('"started_at":"START","recovery_time_sec":-1'),
    "negative.recovery_time_sec",
  ],
  [
    "a number beyond all",
    listed('"started_at":"START","recovery_time_sec":1e999'),
    "not_finite.recovery_time_sec",
  ],
  ["7,000 levels", listed(`"started_at":"START","custom_tags":${nested(7000)}`), "too_deep"],
];

/** Odd records that can be read all the same. */
const HARMLESS: [name: string, json: string, stored: object][] = [
  [
    "a service of 3,000 random characters",
    listed(`"started_at":"START","service":"${"é9".repeat(1500)}"`),
    { service: "é9".repeat(256) },
  ],
  [
    "an end before its start",
    listed('"started_at":"START","finished_at":"2001-01-01T00:00:00Z"'),
    { finished_at: null },
  ],
  ["an id that comes twice", `${listed('"started_at":"START"')},${listed('"started_at":"START"')}`, {}],
];

// The other database meets each of these shapes in sync-poison.test.ts.
describe("a page of 1,000 on PostgreSQL with", () => {
  const bench = useBench(useStack("postgres"));

  const start = () => ago(bench, DAY / 2);

  const syncWith = async (json: string) => {
    const connected = await connectAccount(bench, {
      backfillDays: 2,
      deployments: manyDeployments(bench, GOOD, { name: "good", from: DAY / 2 - GOOD, step: 1 }),
    });
    atDatadog(connected).addRaw(json.replaceAll("START", start()), start());
    const ran = await sync(connected);
    expect(ran).toMatchObject({ result: "succeeded", run: { error: null } });
    const quarantined = await rowsOf<{ reason: Said }>(connected, "select reason from public.quarantine");
    return { ran, connected, quarantined };
  };

  test.each(POISON)("%s: 999 are stored, one waits with its reason", async (_, json, reason) => {
    const { ran, connected, quarantined } = await syncWith(json);
    expect(ran.deployments).toMatchObject({ fetched: GOOD + 1, inserted: GOOD, quarantined: 1 });
    expect(await readAll(connected, "deployments", "keys")).toHaveLength(GOOD);
    expect(quarantined.map((odd) => reasonKey(odd.reason))).toEqual([expect.stringContaining(reason)]);
  });

  test.each(HARMLESS)("%s: all are stored", async (_, json, stored) => {
    const { ran, connected, quarantined } = await syncWith(json);
    expect(ran.deployments).toMatchObject({ fetched: GOOD + 1, inserted: GOOD + 1, quarantined: 0 });
    expect(await readOne(connected, "odd")).toMatchObject(stored);
    expect(quarantined).toEqual([]);
  });
});
