import type { FilterName } from "./report/filter.ts";
import type { Lack } from "./report/verdicts.ts";
import type { Origin } from "./sync/events.ts";

/**
 * The counts that a screen may show, each with the list that holds exactly those events. A page writes a count only
 * through this table, so that every number opens, and the list, the file and the API tell the same one.
 */
export const COUNTS = {
  deployments: { list: "deployments", params: {} },
  failed: { list: "deployments", params: { verdict: "failed" } },
  fine: { list: "deployments", params: { verdict: "fine" } },
  evaluated: { list: "deployments", params: { verdict: "judged" } },
  pending: { list: "deployments", params: { verdict: "pending" } },
  rework: { list: "deployments", params: { verdict: "rework" } },
  corrected: { list: "deployments", params: { verdict: "corrected" } },
  recovered: { list: "deployments", params: { verdict: "recovered" } },
  unrecovered: { list: "deployments", params: { verdict: "unrecovered" } },
  withAi: { list: "deployments", params: { verdict: "judged", origin: "ai_assisted" } },
  withoutAi: { list: "deployments", params: { verdict: "judged", origin: "without_ai" } },
  withoutCommits: { list: "deployments", params: { origin: "none" } },
  superseded: { list: "deployments", params: { life: "ended" } },
  /** Narrowed to what they lack. */
  lacking: { list: "deployments", params: {} },
  /** Narrowed to a stage of lead time. */
  averaged: { list: "deployments", params: {} },
  changes: { list: "changes", params: {} },
  excluded: { list: "changes", params: { state: "excluded" } },
  redelivered: { list: "changes", params: { state: "redelivered" } },
  commits: { list: "commits", params: {} },
  knownCommits: { list: "commits", params: { origin: "known" } },
  humanCommits: { list: "commits", params: { origin: "human" } },
  aiCommits: { list: "commits", params: { origin: "ai_assisted" } },
  botCommits: { list: "commits", params: { origin: "bot" } },
  unknownCommits: { list: "commits", params: { origin: "unknown" } },
  incidents: { list: "incidents", params: {} },
  openIncidents: { list: "incidents", params: { state: "open" } },
  openNow: { list: "incidents", params: { state: "now" } },
} as const satisfies Record<string, { list: List; params: Record<string, string> }>;

/** The commits of each origin. */
export const ORIGIN_COMMITS = {
  human: "humanCommits",
  ai_assisted: "aiCommits",
  bot: "botCommits",
  unknown: "unknownCommits",
} as const satisfies Record<Origin, keyof typeof COUNTS>;

type List = "deployments" | "changes" | "commits" | "incidents";
export type Count = keyof typeof COUNTS;

/** What a count is narrowed to beside the scope of its page; an edge of a window is a day or a moment. */
export type Narrowed = Partial<Record<FilterName, string[]>> &
  Partial<
    Record<
      "from" | "to" | "period" | "automation" | "tool" | "stage" | "without" | "origin" | "deployedTo",
      string
    >
  > & { lacks?: Lack };

/** For a count of the last 90 days in all environments, whatever the scope of the page is. */
export const LAST_90_DAYS = {
  ...{ period: "90d", from: "", to: "", env: ["*"], service: [""], team: [""], repository: [""] },
  ...{ connection: [""], tag: [""], automation: "" },
} satisfies Narrowed;

/** The list behind a count of an organisation. The scope of the page is added by its link (`withScope`). */
export function countHref(slug: string, count: Count, narrowed: Narrowed = {}): string {
  const { list, params } = COUNTS[count];
  const said = Object.entries({ ...params, ...narrowed }).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value]),
  );
  const query = new URLSearchParams(said).toString();
  return `/orgs/${slug}/${list}${query === "" ? "" : `?${query}`}`;
}
