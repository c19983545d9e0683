import type { z } from "zod";
import { type CollectRun, collectRun } from "../db/collect-runs.ts";
import { sayCollectProblem } from "../words/collect-words.ts";
import { wordsIn } from "../words/words.ts";
import { saidError, saidReason, withMessage } from "./saying.ts";

// What the API answers of collecting: English, in every language of the reader.

const problem = collectRun.shape.problems.element.extend(saidReason.shape);

export const run = collectRun.extend({ problems: problem.array(), error: saidError.nullable() });

export function sayCollectRun(one: CollectRun): z.infer<typeof run> {
  const problems = one.problems.map((each) => ({ ...each, message: sayCollectProblem(wordsIn("en"), each) }));
  return { ...one, problems, error: withMessage(one.error) };
}
