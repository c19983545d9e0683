import { type CheckFigures, type Checks, MEASURED_CHECKS } from "#lib/domain/quality/checks.ts";

const NOTHING: CheckFigures = { numbers: {}, items: [] };

/** Nothing was found by any check. */
export const noChecks = Object.fromEntries(MEASURED_CHECKS.map((code) => [code, NOTHING])) as Checks;
