import { z } from "zod";
import type { Said, ToldError } from "../domain/said.ts";

const numbers = z.record(z.string(), z.union([z.string(), z.number()]));

/** A code with its numbers, as rows hold them. */
export const said = z.object({ code: z.string(), numbers }) satisfies z.ZodType<Said>;

/** Why something ended early, as rows hold it. */
export const toldError = z.object({
  code: z.string(),
  reason: z.string(),
  numbers,
}) satisfies z.ZodType<ToldError>;
