import { CHANGES } from "./field-cases-changes.ts";
import { DAYS } from "./field-cases-days.ts";
import { EDGES } from "./field-cases-edges.ts";
import { NAMES } from "./field-cases-names.ts";
import { RULES } from "./field-cases-rules.ts";
import { SENDING } from "./field-cases-sending.ts";
import type { FieldCase } from "./field-world.ts";

/** What happens to people who do this job, as worlds with the numbers that are right for them, and rules that none of them shows. */
export const FIELD_CASES: FieldCase[] = [...NAMES, ...DAYS, ...CHANGES, ...SENDING, ...RULES, ...EDGES];
