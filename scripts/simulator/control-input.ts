import { z } from "zod";
import { rateLimit } from "./rate-limit.ts";
import type { WireEvent } from "./wire-event.ts";

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const scopes = z.array(z.string());
const attributes = z.record(z.string(), z.unknown());

/** Loose on purpose: events with wrong shapes are what the simulator is for. */
const eventInput: z.ZodType<WireEvent> = z.looseObject({
  type: z.string().optional(),
  id: z.unknown().optional(),
  attributes: attributes.optional(),
});

export const eventsInput = z.union([z.array(eventInput), eventInput.transform((event) => [event])]);

export const rawEventInput = z.object({ json: z.string(), listedAt: moment });

export const rateLimitInput = rateLimit.partial();

export const bulkWorldInput = z.strictObject({
  deployments: z.number(),
  commitsEach: z.number(),
  days: z.number(),
  seed: z.string(),
  /** The last deployment starts here; now unless given. */
  endAt: moment.optional(),
  /** That many deployments share one second, with sub-second starts; 1 unless given. */
  clusterSize: z.number().optional(),
});

/** What an account holds at first. `endAt` is the simulator's present unless given. */
const content = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("demo"),
    seed: z.string(),
    endAt: moment.optional(),
    days: z.number().optional(),
    livelyFrom: z.array(moment).optional(),
  }),
  bulkWorldInput.extend({ kind: z.literal("bulk") }),
  bulkWorldInput.omit({ clusterSize: true }).extend({
    kind: z.literal("endless"),
    listedBy: z.int().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal("events"),
    deployments: z.array(eventInput).optional(),
    failures: z.array(eventInput).optional(),
  }),
  z.strictObject({ kind: z.literal("file"), path: z.string(), shiftLastTo: moment.optional() }),
]);

export const accountInput = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  /** `datadoghq.com` unless given. */
  site: z.string().optional(),
  apiKeys: z.array(z.string().min(1)),
  /** Without the scope `dora_metrics_read` the DORA routes refuse. */
  appKeys: z.array(z.strictObject({ key: z.string().min(1), scopes })),
  /** `probed` unless given. Applies to the content, not to events added later. */
  profile: z.enum(["probed", "openapi", "dirty"]).optional(),
  content: content.optional(),
  overLimit: z.enum(["clamp", "reject"]).optional(),
  rateLimit: rateLimitInput.optional(),
});

export const patchInput = z.strictObject({
  set: attributes.default({}),
  unset: z.array(z.string()).default([]),
});

export const revokeInput = z.strictObject({ key: z.string().optional() });
export const scopesInput = z.strictObject({ scopes, appKey: z.string().optional() });
export const latencyInput = z.strictObject({ ms: z.number().min(0), account: z.string().optional() });
