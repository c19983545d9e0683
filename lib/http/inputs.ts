import { z } from "zod";
import { oneOf, text, wholeNumber } from "../db/bounds.ts";
import { settings } from "../db/settings.ts";
import { email, key, roleField, scopes, slug } from "./fields.ts";

// The bodies that the API takes. Unknown fields are refused: a misspelt one must not be passed over in silence.

export const newOrganization = z.strictObject({ name: text(80), slug });

export const organizationChange = settings.partial();

export const newConnection = z.strictObject({
  provider: oneOf(["datadog"]),
  site: text(200),
  apiKey: key,
  appKey: key,
  backfillDays: wholeNumber(1, 730).default(90),
  name: text(80).optional(),
});

export const credentials = z.strictObject({ apiKey: key, appKey: key, site: text(200).optional() });

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
