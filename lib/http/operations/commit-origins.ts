import { z } from "zod";
import { must } from "../../db/bounds.ts";
import { toJson } from "../json-schema.ts";
import { ORG, ok, operation } from "../operation.ts";
import { reportedCommit } from "../reported-commit.ts";
import { saidReason } from "../saying.ts";

const MOST_COMMITS = 1000;

/** Each is checked by itself, so that an odd one is answered with its place and the others are taken. */
const commits = z
  .array(z.unknown().meta(toJson(reportedCommit, "input")))
  .max(MOST_COMMITS, must({ code: "too_many_values", numbers: { most: MOST_COMMITS } }));

export const commitOrigins = {
  report: operation("POST", `${ORG}/commit-origins`, {
    summary:
      "Tell from git who wrote commits, deployed already or later; it goes before what their messages at Datadog say. Repeating it changes nothing",
    access: "manager",
    scope: "origins:write",
    megabytes: 4,
    body: z.strictObject({ commits }),
    answer: ok(
      z.object({
        accepted: z.number(),
        rejected: z.array(z.object({ index: z.number(), reason: saidReason })),
      }),
    ),
  }),
};
