import { z } from "zod";
import { said } from "../db/said.ts";
import type { DataQuality, StreamCoverage } from "../domain/quality/data-quality.ts";
import type { Reader } from "../domain/quality/quality-state.ts";
import { qualitySteps } from "../domain/quality/quality-steps.ts";
import { sayStep } from "../words/quality-words.ts";
import { wordsIn } from "../words/words.ts";
import { withReason } from "./saying.ts";

/** One step to a number that can be trusted, with what was found. */
export const check = said.extend({
  step: z.string(),
  state: z.enum(["good", "improve", "check", "bad", "nothing"]),
  items: z.array(
    z.object({ name: z.string().nullable(), count: z.number(), of: z.number().exactOptional() }),
  ),
  message: z.string().describe("`code` with its numbers, as an English sentence."),
});

/** What is known of the data: with words for what could not be read, and what each step found. */
export function sayQuality(quality: DataQuality, reader: Reader & { timeZone: string }) {
  const sayGaps = (stream: StreamCoverage) => ({
    ...stream,
    gaps: stream.gaps.map((gap) => withReason(gap)),
  });
  const connections = quality.connections.map(({ streams, ...connection }) => ({
    ...connection,
    streams: { deployments: sayGaps(streams.deployments), incidents: sayGaps(streams.incidents) },
  }));
  return { ...quality, connections, checks: checksOf(quality, reader) };
}

function checksOf(quality: DataQuality, reader: Reader & { timeZone: string }): z.infer<typeof check>[] {
  return qualitySteps(quality, reader).map((step) => ({
    step: step.key,
    code: step.finding.code,
    state: step.state,
    numbers: step.finding.numbers,
    items: step.items,
    message: sayStep(wordsIn("en"), step, reader).finding,
  }));
}
