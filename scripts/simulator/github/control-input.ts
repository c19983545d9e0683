import { z } from "zod";
import { quotaInput } from "./quota.ts";

const seconds = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text) / 1000);
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
/** In process it may be a date. */
const date = z.union([moment, z.date()]);
const permission = z.enum(["contents", "pull_requests", "actions"]);

export type Permission = z.infer<typeof permission>;

const personInput = z.strictObject({
  login: z.string().nullable().default("ada"),
  name: z.string().optional(),
  email: z.string().optional(),
  isBot: z.boolean().default(false),
});

const filesInput = z
  .array(z.strictObject({ filename: z.string(), additions: z.int(), deletions: z.int() }))
  .nullable()
  .default(null);

export const pullInput = z.strictObject({
  number: z.int().positive(),
  title: z.string().optional(),
  createdAt: seconds,
  closedAt: seconds.nullable().default(null),
  /** Closed by merging, unless it says no. */
  isMerged: z.boolean().default(true),
  readyAt: seconds.nullable().optional(),
  isDraft: z.boolean().default(false),
  touchedAt: z.array(seconds).default([]),
  author: personInput.prefault({}),
  /** The commit that it became on the default branch; none unless given. */
  mergeSha: z.string().nullable().default(null),
  /** Those of that commit unless given. */
  files: filesInput,
  reviews: z
    .array(
      z.strictObject({
        by: personInput.prefault({ login: "grace" }),
        at: seconds,
        state: z.enum(["APPROVED", "COMMENTED", "CHANGES_REQUESTED"]).default("APPROVED"),
      }),
    )
    .default([]),
});

export const runInput = z.strictObject({
  id: z.int().positive(),
  workflow: z.string().default("checks"),
  event: z.string().default("push"),
  /** The default branch unless given. */
  branch: z.string().nullable().optional(),
  sha: z.string().optional(),
  createdAt: seconds,
  /** Of its only attempt; it starts when the run is created unless given. */
  startedAt: seconds.optional(),
  endedAt: seconds.nullable().default(null),
  conclusion: z.string().nullable().default("success"),
  /** Instead of those three. */
  attempts: z
    .array(
      z.strictObject({ startedAt: seconds, endedAt: seconds.nullable(), conclusion: z.string().nullable() }),
    )
    .optional(),
});

export const commitInput = z.strictObject({
  sha: z.string().min(1),
  message: z.string().default("fix: round half cents to even"),
  author: personInput.prefault({}),
  committer: personInput.nullable().default(null),
  committedAt: seconds,
  authoredAt: seconds.optional(),
  /** When the branch got it; `committedAt` unless given. */
  arrivedAt: seconds.optional(),
  parents: z.array(z.string()).nullable().default(null),
  branch: z.string().nullable().optional(),
  files: filesInput,
});

export const pushInput = z.strictObject({
  branch: z.string(),
  at: seconds,
  kind: z.enum(["push", "force_push", "branch_creation", "branch_deletion", "pr_merge"]).default("push"),
  by: personInput.prefault({}),
  sha: z.string().optional(),
});

export const contentInput = z.strictObject({
  pulls: z.array(pullInput).default([]),
  runs: z.array(runInput).default([]),
  commits: z.array(commitInput).default([]),
  pushes: z.array(pushInput).default([]),
});

export const repositoryInput = contentInput.extend({
  /** owner/name */
  name: z.string().regex(/^[^/]+\/[^/]+$/),
  id: z.int().positive().optional(),
  defaultBranch: z.string().default("main"),
  isPrivate: z.boolean().default(true),
  isArchived: z.boolean().default(false),
});

export const grantInput = z.strictObject({
  token: z.string().min(1),
  /** The number of the App's installation that gets this token by its key; without one it is a person's. */
  installation: z.int().positive().nullable().default(null),
  login: z.string().default("plumbline-reader"),
  /** `null`: it never expires. */
  expiresAt: date.nullable().default(null),
  /** owner/name of those that it may see; all unless given. */
  repositories: z.array(z.string()).nullable().default(null),
  /** All that are needed unless given. */
  permissions: z.array(permission).default(["contents", "pull_requests", "actions"]),
  /** What it may not do in single ones. */
  without: z.record(z.string(), z.array(permission)).default({}),
});

export const sizedInput = z.strictObject({
  kind: z.literal("sized"),
  seed: z.string().default("sized"),
  repositories: z.int().positive().default(300),
  days: z.int().positive().default(35),
  endAt: date,
});

/** What an account holds at first. */
const content = z.discriminatedUnion("kind", [
  sizedInput,
  /** The demo company's repositories, as the account of the simulated Datadog with the same options has them. */
  z.strictObject({
    kind: z.literal("demo"),
    seed: z.string(),
    endAt: date,
    days: z.number().optional(),
    livelyFrom: z.array(date).optional(),
  }),
  z.strictObject({ kind: z.literal("given"), repositories: z.array(repositoryInput) }),
]);

export const accountInput = z.strictObject({
  id: z.string().min(1),
  /** The organisation whose repositories these are; its id unless given. */
  owner: z.string().optional(),
  grants: z.array(grantInput),
  content: content.optional(),
  quota: quotaInput.optional(),
  /** No list of it ever ends: behind its last page it begins again. */
  isEndless: z.boolean().default(false),
});

export const latencyInput = z.strictObject({ ms: z.number().min(0) });
export const renameInput = z.strictObject({ to: z.string() });
