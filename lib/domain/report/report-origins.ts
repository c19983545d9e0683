import type { Origin } from "../sync/events.ts";
import type { ComparisonReason } from "./comparison.ts";
import type { Change, Interval } from "./report.ts";

/** A failure rate of evaluated deployments, shared out over what wrote their known commits. */
type SharedRate = Interval & { weight: number; failedWeight: number; cfr: number | null };

/** Of the window that is compared with; both null unless it was asked for. */
type SharedBefore = { previous: { cfr: number | null; weight: number } | null; change: Change | null };

/** Its weight is 0 for `unknown`. */
export type OriginRow = SharedRate &
  SharedBefore & {
    origin: Origin;
    rollbackRate: number | null;
    /** Distinct by repository and sha. */
    commits: number;
    leadTimeP50: number | null;
    leadTimeP90: number | null;
    recoveryP50: number | null;
  };

export type ExposureRow = Interval & { n: number; failed: number; cfr: number | null };
export type ToolRow = SharedRate & SharedBefore & { tool: string; commits: number };

/** Commits that carry any AI tool's mark; a repository is told from 30 commits on, most commits first. */
export type Marks = {
  commits: number;
  repositories: { repository: string | null; commits: number; marked: number }[];
};

export type ByOrigin = {
  /** Known commits / commits referenced; null without commits. */
  coverage: number | null;
  /** `byGitHub`: those of the known that GitHub decided. */
  commits: { known: number; byGitHub: number; total: number };
  comparable: boolean;
  /** Each condition of a comparison that is not met; none when it is comparable. */
  reasons: ComparisonReason[];
  /** Always human, ai_assisted, bot, unknown, in this order. */
  origins: OriginRow[];
  exposure: { withAi: ExposureRow; withoutAi: ExposureRow };
  marks: Marks;
  /** Failure rate of AI-assisted work minus that of people, with its 95 % interval; nulls without either. */
  difference: Interval & { value: number | null };
  /** Tools of ai_assisted commits where they are known, most weight first. */
  tools: ToolRow[];
};

/** What wrote the commits of a bucket's deployments; counts and shares are null where nothing is known. */
export type OriginPoint = {
  at: string;
  covered: number;
  commits: { known: number | null; total: number | null };
  /** Always human, ai_assisted, bot, unknown, in this order. */
  origins: {
    origin: Origin;
    commits: number | null;
    weight: number | null;
    failedWeight: number | null;
  }[];
};
