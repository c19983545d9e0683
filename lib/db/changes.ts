import { z } from "zod";
import type { STAGES } from "../domain/report/report.ts";
import type { ReportQuery } from "../domain/report/report-query.ts";
import { ORIGINS } from "../domain/sync/events.ts";
import type { Db } from "./call.ts";
import type { PageRequest } from "./cursor.ts";
import { countBy, readPage } from "./reading.ts";
import { said } from "./said.ts";

const text = z.string().nullable();
const seconds = z.number().nullable();
const count = z.number();

/** A commit in a deployment: a change that reached a service, or the commit itself at the first that lists it. */
export const change = z.object({
  sha: z.string(),
  repository: text,
  committedAt: text,
  url: text,
  origin: z.enum(ORIGINS),
  tool: text,
  authorship: z.enum(["agent", "assistant"]).nullable(),
  /** Whose word decided the origin, by which rule. */
  decidedBy: z.enum(["person", "git", "github", "datadog"]),
  rule: said,
  /** Its first line. */
  message: text,
  deployment: z.object({
    id: z.uuid(),
    externalId: z.string(),
    service: text,
    env: text,
    startedAt: z.string(),
    finishedAt: text,
  }),
  /** As lead time takes it; may be negative. */
  leadSeconds: seconds,
  stages: z.object({
    time_to_pr_ready: seconds,
    review_time: seconds,
    merge_time: seconds,
    time_to_deploy: seconds,
    deploy_time: seconds,
  }),
});
export type Change = z.infer<typeof change>;

/** What lead time does with a change; a list without a state holds those it counts. */
export const CHANGE_STATES = ["counted", "excluded", "redelivered"] as const;
/** What commits can be narrowed to; `known` is any origin but unknown. */
export const COMMIT_ORIGINS = [...ORIGINS, "known"] as const;

type Search = { tool?: string | null; q?: string | null };
type ChangeSearch = ReportQuery &
  Search & {
    origin?: (typeof COMMIT_ORIGINS)[number] | null;
    /** Of the row of an environment: `env:` and its name, or `none`; what had been delivered before stays decided by the filters. */
    deployedTo?: string | null;
  };
export type ChangeQuery = ChangeSearch &
  PageRequest & { state?: (typeof CHANGE_STATES)[number] | null; stage?: (typeof STAGES)[number] | null };
type CommitSearch = ReportQuery & Search;
export type CommitQuery = CommitSearch & PageRequest & { origin?: (typeof COMMIT_ORIGINS)[number] | null };

/** How many changes there are by what lead time does with them, and of the counted ones by known stage. */
export const changeCounts = z.object({
  counted: count,
  excluded: count,
  redelivered: count,
  stages: z.object({
    time_to_pr_ready: count,
    review_time: count,
    merge_time: count,
    time_to_deploy: count,
    deploy_time: count,
  }),
});
export type ChangeCounts = z.infer<typeof changeCounts>;

/** How many distinct commits there are by origin. */
export const commitCounts = z.object({
  ...{ all: count, known: count, human: count, ai_assisted: count, bot: count, unknown: count },
});
export type CommitCounts = z.infer<typeof commitCounts>;

/** Rows are told apart by the number of their deployment and their place in it. */
const ORDER = { ids: "number", sort: "position" } as const;

/** The changes that lead time of the same query counts, or those of another state, the newest deployment first. */
export function listChanges(db: Db, organizationId: string, query: ChangeQuery) {
  return readPage(db, organizationId, { name: "list_changes", item: change, query, ...ORDER });
}

/** How many changes the list of the same query holds, by state and by stage. */
export const countChanges = countBy<"count_changes", ChangeSearch, ChangeCounts>(
  "count_changes",
  changeCounts,
);

/** The distinct commits that the report of the same query counts by origin, each at the first deployment listing it. */
export function listCommits(db: Db, organizationId: string, query: CommitQuery) {
  return readPage(db, organizationId, { name: "list_commits", item: change, query, ...ORDER });
}

/** How many commits the list of the same query holds, by origin. */
export const countCommits = countBy<"count_commits", CommitSearch, CommitCounts>(
  "count_commits",
  commitCounts,
);
