import { z } from "zod";
import { dataQuality as stored } from "../db/data-quality.ts";
import { said } from "../db/said.ts";
import type { Reader } from "../domain/quality/check.ts";
import { type Checked, runChecks } from "../domain/quality/check-list.ts";
import type { DataQuality, StreamCoverage } from "../domain/quality/data-quality.ts";
import { sayCheck } from "../words/quality-words.ts";
import { wordsIn } from "../words/words.ts";
import { withReason } from "./saying.ts";

const item = stored.shape.checks.valueType.shape.items.element;

/** What one check could not judge. */
export const notJudged = z.object({
  code: z.string().describe("The check."),
  finding: z.string().describe("What was found, by code."),
  numbers: said.shape.numbers,
  message: z.string().describe("`finding` with its numbers, as an English sentence."),
});

/** What one check found. */
export const check = notJudged.extend({
  state: z.enum(["good", "improve", "check", "bad"]),
  items: z.array(item),
  rows: z
    .object({ deployments: z.number(), incidents: z.number() })
    .partial()
    .describe("How many events the lists of `?check=` have; empty where it is about none."),
});

/** What is known of the data: with words for what could not be read, and what each check found. */
export function sayQuality(quality: DataQuality, reader: Reader & { timeZone: string }) {
  const sayGaps = (stream: StreamCoverage) => ({
    ...stream,
    gaps: stream.gaps.map((gap) => withReason(gap)),
  });
  const connections = quality.connections.map(({ streams, ...connection }) => ({
    ...connection,
    streams: { deployments: sayGaps(streams.deployments), incidents: sayGaps(streams.incidents) },
  }));
  return { ...quality, connections, ...judged(quality, reader) };
}

function judged(quality: DataQuality, reader: Reader & { timeZone: string }) {
  const checks: z.infer<typeof check>[] = [];
  const others: z.infer<typeof notJudged>[] = [];
  for (const checked of runChecks(quality, reader)) {
    const { state, items, rows } = checked;
    if (state === "nothing") others.push(toldOf(checked, reader));
    else checks.push({ ...toldOf(checked, reader), state, items, rows });
  }
  return { checks, notJudged: others };
}

function toldOf(checked: Checked, reader: Reader & { timeZone: string }) {
  const { code, finding } = checked;
  const message = sayCheck(wordsIn("en"), checked, reader).finding;
  return { code, finding: finding.code, numbers: finding.numbers, message };
}
