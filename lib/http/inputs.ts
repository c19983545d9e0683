import { z } from "zod";
import { must, oneOf, text, wholeNumber } from "../db/bounds.ts";
import { repositoryNames, workflowNames } from "../db/github-connections.ts";
import { NOTE_KINDS } from "../db/metric-notes.ts";
import { SETTING_NAMES, settings } from "../db/settings.ts";
import { HEALTH_ROWS } from "../domain/health/health-row.ts";
import { type Mark, MEASURES, problemOfMark } from "../domain/health/marks.ts";
import type { Problem } from "../domain/refusals.ts";
import { CORRECTIONS } from "../domain/sync/corrections.ts";
import { GITHUB_FORM, SOURCE_FORMS } from "../sources/sources.ts";
import { wordsIn } from "../words/words.ts";
import { day, email, key, repository, roleField, scopes, slug } from "./fields.ts";
import { known } from "./query.ts";

const number = z.number(must({ code: "not_a_number", numbers: {} }));

const NAMES = "Each repository that is read, once: owner/name, or its address such as github.com/owner/name.";

// The bodies that the API takes. Unknown fields are refused: a misspelt one must not be passed over in silence.

export const newOrganization = z.strictObject({
  name: text(80),
  slug,
  timeZone: settings.shape.timeZone.optional(),
});

/** What each setting does is said where the API is described as it is in the form, in English. */
export const organizationChange = z.strictObject(described(settings.shape)).partial();

function described<S extends typeof settings.shape>(shape: S): S {
  const { t } = wordsIn("en");
  const said = SETTING_NAMES.map((name) => {
    const schema: z.ZodType = shape[name];
    return [name, name === "name" ? schema : schema.describe(t(`settings.about.${name}`))];
  });
  return Object.fromEntries(said);
}

/** Its name as it is, not as we would take a new one. */
export const organizationEnd = z.strictObject({ name: text(80) });

const keyFields: Record<string, typeof key> = Object.fromEntries(
  SOURCE_FORMS.flatMap(({ keys }) => keys.map(({ name }) => [name, key])),
);
const account = {
  ...keyFields,
  site: text(200),
  backfillDays: wholeNumber(1, 730).describe("1 to 730. Default: 90."),
  repositories: repositoryNames.describe(NAMES),
};

/** Which of its fields belong to which source; whether one is a key there, the source itself says. */
const FIELDS = SOURCE_FORMS.map((form) => ({
  provider: form.provider,
  asked: [
    ...form.keys.map(({ name }) => name),
    ...(form.site === null ? [] : ["site"]),
    ...(form === GITHUB_FORM ? ["repositories"] : []),
  ],
  allowed: form === GITHUB_FORM ? [] : ["backfillDays"],
}));

/** One object for all sources: generators of clients misread a choice of schemas. */
export const newConnection = z
  .strictObject({
    provider: oneOf(SOURCE_FORMS.map(({ provider }) => provider) as [string, ...string[]]),
    ...z.object(account).partial().shape,
    name: text(80).optional(),
  })
  .superRefine((given, context) => {
    const { asked = [], allowed = [] } = FIELDS.find(({ provider }) => provider === given.provider) ?? {};
    const fields: Record<string, unknown> = given;
    const problem = (path: string, code: "missing" | "not_known") =>
      context.addIssue({ code: "custom", path: [path], message: must({ code, numbers: {} }).error });
    for (const name of asked) if (fields[name] === undefined) problem(name, "missing");
    for (const name of Object.keys(account))
      if (fields[name] !== undefined && !asked.includes(name) && !allowed.includes(name))
        problem(name, "not_known");
  });

/** Of all sources: which of them belong to a connection, its source says. */
export const credentials = z
  .strictObject({
    ...keyFields,
    site: text(200),
  })
  .partial();

export const chosenRepositories = z.strictObject({ repositories: repositoryNames.describe(NAMES) });

export const mergeWorkflows = z.strictObject({
  workflows: workflowNames.describe("Names of workflows; null: nobody says so any more."),
});

export const syncRequest = z.strictObject({ mode: oneOf(["nightly", "deep"]).default("nightly") });

/** Whether what the source no longer lists is deleted indeed. */
export const vanishedDecision = z.strictObject({ confirm: z.boolean() });

export const newToken = z.strictObject({
  name: text(80),
  role: roleField,
  scopes: scopes.default([]),
  expiresInDays: wholeNumber(1, 365).default(90),
});

export const memberChange = z
  .strictObject({ role: roleField, status: oneOf(["active", "suspended"]) })
  .partial()
  .refine(({ role, status }) => role !== undefined || status !== undefined, { path: ["role"] });

export const newInvitation = z.strictObject({ email, role: roleField });

export const acceptance = z.strictObject({ token: text(200) });

/** The bounds of the value are those of the metric. */
export const newTarget = z.strictObject({
  value: number,
  from: day.describe("The first day on which it holds, in the organisation's time zone."),
});

/** All marks that differ from the usual ones, and the version of those that were seen. */
export const healthMarks = z.strictObject({
  version: wholeNumber(0, 1_000_000).describe("The version that was seen; 409 when another holds by now."),
  marks: z
    .array(
      z.strictObject({
        row: known(HEALTH_ROWS.map(({ key }) => key)),
        measure: oneOf(MEASURES).describe(
          "`count`: of a repository; `share`: of the organisation. A row without a share has `count` for both.",
        ),
        good: number.describe("Where the figure of merit is 1, in the unit of the measure."),
        bad: number.describe("Where it is 0."),
      }),
    )
    .max(50)
    .superRefine(refuseWrongMarks),
});

function refuseWrongMarks(marks: readonly Mark[], context: z.RefinementCtx): void {
  for (const [at, one] of marks.entries()) {
    const twice = marks.findIndex(({ row, measure }) => row === one.row && measure === one.measure) < at;
    const problem: Problem | null = twice
      ? { code: "twice_in_list", numbers: { value: one.row } }
      : problemOfMark(one);
    if (problem === null) continue;
    context.addIssue({ code: "custom", path: [at, "good"], message: must(problem).error });
  }
}

export const newNote = z
  .strictObject({
    kind: oneOf(NOTE_KINDS),
    from: day.describe("The first day, in the organisation's time zone."),
    until: day.nullable().default(null).describe("The last day; one day unless given."),
    text: text(200),
  })
  .refine(({ from, until }) => until === null || until >= from, {
    path: ["from"],
    ...must({ code: "not_before", numbers: { other: "until" } }),
  });

const correction = {
  verdict: oneOf(CORRECTIONS),
  reason: text(500),
};

const WRONG_IDS = must({ code: "not_ids", numbers: { most: 200 } });

export const verdict = z
  .strictObject({
    ...correction,
    repairedBy: z
      .uuid(must({ code: "not_an_id", numbers: {} }))
      .optional()
      .describe("The deployment of the same connection that repaired it later; of failed ones only."),
  })
  .refine(({ verdict: given, repairedBy }) => repairedBy === undefined || given === "failed", {
    path: ["repairedBy"],
    ...must({ code: "only_of_failed", numbers: {} }),
  });

export const verdicts = z.strictObject({
  ids: z.array(z.uuid(WRONG_IDS), WRONG_IDS).min(1, WRONG_IDS).max(200, WRONG_IDS),
  ...correction,
});

export const reruns = z.strictObject({
  leaveOut: z.boolean().describe("False: those that were left out so count again."),
  reason: correction.reason
    .exactOptional()
    .describe("Stands with each correction. Default: what a re-run is."),
});

export const mapping = z.strictObject({
  repository: repository.nullable().describe("Its address in any form, or null for none any more."),
});
