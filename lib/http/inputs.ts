import { z } from "zod";
import type { SourceForm } from "../sources/source.ts";
import { SOURCE_FORMS } from "../sources/sources.ts";
import {
  email,
  environments,
  key,
  oneOf,
  roleField,
  scopes,
  slug,
  text,
  timeZone,
  wholeNumber,
} from "./fields.ts";

// The bodies that the API takes. Unknown fields are refused: a misspelt one must not be passed over in silence.

export const newOrganization = z.strictObject({ name: text(80), slug });

export const organizationChange = z
  .strictObject({
    name: text(80),
    timeZone,
    weekStart: oneOf(["monday", "sunday", "saturday"]),
    productionEnvs: environments,
    cfrDenominator: oneOf(["evaluated", "all"]),
    bands: oneOf(["dora-2024", "off"]),
    lookbackDays: wholeNumber(3, 90),
    rawRetentionDays: wholeNumber(0, 730),
  })
  .partial();

/** What each source's form asks for; whether it is a key there, the source itself says. */
const connections = SOURCE_FORMS.map((form) =>
  z.strictObject({
    provider: z.literal(form.provider),
    ...(form.site !== null && { site: text(200) }),
    ...keysOf(form),
    backfillDays: wholeNumber(1, 730).default(90),
    name: text(80).optional(),
  }),
);
export const newConnection = z.discriminatedUnion("provider", oneOrMore(connections), {
  error: `must be one of ${SOURCE_FORMS.map(({ provider }) => provider).join(", ")}`,
});

const keys = SOURCE_FORMS.map((form) =>
  z.strictObject({ ...keysOf(form), ...(form.site !== null && { site: text(200).optional() }) }),
);
export const credentials = keys.length === 1 ? oneOrMore(keys)[0] : z.union(oneOrMore(keys));

function keysOf(form: SourceForm) {
  return Object.fromEntries(form.keys.map(({ name }) => [name, key]));
}

function oneOrMore<T>(items: readonly T[]): [T, ...T[]] {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error("there is no source");
  return [first, ...rest];
}

export const syncRequest = z.strictObject({ mode: oneOf(["nightly", "deep"]).default("nightly") });

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
