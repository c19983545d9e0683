import { z } from "zod";
import { must, text } from "../db/bounds.ts";
import { isPictureUrl } from "../domain/publish/dashboards/image.ts";
import { MOST_TAGS, PREFIX_PATTERN } from "../domain/publish/publishing.ts";
import { tagProblem } from "../domain/publish/tag.ts";

const FLAG = must({ code: "not_a_flag", numbers: {} });
const MALFORMED = must({ code: "malformed", numbers: {} });
const NO_PREFIX = must({ code: "not_a_prefix", numbers: {} });
const NO_TAG = must({ code: "not_a_tag", numbers: {} });
const TOO_MANY = must({ code: "too_many_values", numbers: { most: MOST_TAGS } });

const tag = z.string(NO_TAG).superRefine((value, context) => {
  const problem = tagProblem(value);
  if (problem === null) return;
  const says = must(
    problem === "own" ? { code: "reserved_word", numbers: {} } : { code: "not_a_tag", numbers: {} },
  );
  context.addIssue({ code: "custom", message: says.error });
});

/** How an organisation publishes, as the API and the form take it; what may be left out stays as it is. */
export const publishingSettings = z.strictObject({
  enabled: z.boolean(FLAG).describe("Sent on its own, every half hour; by hand it may be sent without."),
  prefix: z.string(NO_PREFIX).regex(PREFIX_PATTERN, NO_PREFIX).describe("Before the name of each metric."),
  env: text(100).nullable().describe("The tag `env` of each series; nothing is sent without."),
  service: text(100).describe("The tag `service` of each series."),
  team: text(100).nullable().optional().describe("The tag `team` of each series; null for none."),
  tags: z
    .array(tag, TOO_MANY)
    .max(MOST_TAGS, TOO_MANY)
    .describe("`key:value`, on each series beside its own."),
  connectionId: z
    .uuid(must({ code: "not_a_connection_id", numbers: {} }))
    .nullable()
    .optional()
    .describe(
      "The Datadog connection that it goes to; the only one that there is, where none is told or set.",
    ),
  resend: z
    .boolean(FLAG)
    .optional()
    .describe(
      "Whether a value that still stands is sent again with the time of now once its own is an hour ago.",
    ),
  verify: z
    .boolean(FLAG)
    .optional()
    .describe(
      "Whether Datadog is asked a minute after each run if what was sent can be read there; needs the scope `timeseries_query`.",
    ),
  version: z
    .int(MALFORMED)
    .min(0, MALFORMED)
    .optional()
    .describe("Of what was read: when somebody has set it since, nothing is changed (409)."),
});

export const publishNow = z.strictObject({
  digest: z
    .string(MALFORMED)
    .regex(/^[0-9a-f]{64}$/, MALFORMED)
    .nullable()
    .default(null)
    .describe("Of a preview: exactly that is sent, or nothing when it has changed (409)."),
});

const pictureUrl = z
  .string(MALFORMED)
  .refine(isPictureUrl, MALFORMED)
  .nullable()
  .default(null)
  .describe("The address of a picture of yours, which ends in `.png`; the dashboard `image` needs it.");

export const pushedDashboard = z.strictObject({ pictureUrl });
export const dashboardQuery = { pictureUrl };
