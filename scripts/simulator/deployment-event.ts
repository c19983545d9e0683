import type { Change, Commit } from "./changes.ts";
import type { Service } from "./company.ts";
import { isoSeconds } from "./timestamps.ts";
import { type Attributes, eventTypes, type WireEvent } from "./wire-event.ts";

export interface DeploymentFacts {
  id: string;
  organisation: string;
  service: Service;
  env: string;
  version: string;
  sha: string;
  deploymentType: "standard" | "rollback" | "rollforward";
  /** Epoch seconds, perhaps with milliseconds. */
  startedAt: number;
  finishedAt: number;
  createdAt: number;
  changes: Change[];
}

/** A deployment as a real tenant answered it, not yet judged. */
export function deploymentEvent(facts: DeploymentFacts): WireEvent {
  const { service, changes } = facts;
  const repository = `github.com/${facts.organisation}/${service.repository}`;
  const seen = service.hasCommits ? changes : [];
  const commits = seen.flatMap((change) => change.commits.map((commit) => wireCommit(facts, change, commit)));
  const pulls = seen.flatMap((change) => (change.pull ? [wirePull(change)] : []));
  return {
    type: eventTypes.deployments,
    id: facts.id,
    attributes: {
      service: service.name,
      env: facts.env,
      team: service.team,
      version: facts.version,
      source: service.source,
      deployment_type: facts.deploymentType,
      started_at: isoSeconds(facts.startedAt),
      finished_at: isoSeconds(facts.finishedAt),
      created_at: isoSeconds(Math.floor(facts.createdAt)),
      duration: Math.round(facts.finishedAt - facts.startedAt),
      git: { commit_sha: facts.sha, repository_id: repository },
      number_of_commits: commits.length,
      number_of_pull_requests: pulls.length,
      commits,
      pull_requests: pulls,
      change_failure: null,
      custom: { language: [service.language], tier: [service.tier] },
      averaged_metrics: {},
    },
  };
}

function wireCommit(facts: DeploymentFacts, change: Change, commit: Commit): Attributes {
  const { sha, committedAt, message } = commit;
  const { email, isBot } = commit.author;
  return {
    sha,
    timestamp: isoSeconds(committedAt),
    author: { email, canonical_email: email, is_bot: isBot },
    ...(message !== null && { message }),
    html_url: `https://github.com/${facts.organisation}/${facts.service.repository}/commit/${sha}`,
    change_lead_time: Math.floor(facts.finishedAt - committedAt),
    time_to_deploy: Math.floor(facts.startedAt - (change.pull?.mergedAt ?? committedAt)),
    ...(facts.service.hasStages && stages(facts, change, committedAt)),
  };
}

/** The stages of a commit add up to its lead time; one made after the request was ready has no time to be ready. */
function stages(facts: DeploymentFacts, { pull }: Change, committedAt: number): Attributes {
  const duration = Math.round(facts.finishedAt - facts.startedAt);
  const deployTime = duration > 0 ? { deploy_time: duration } : {};
  if (!pull) return deployTime;
  const isLate = committedAt > pull.readyAt;
  return {
    ...(!isLate && { time_to_pr_ready: pull.readyAt - committedAt }),
    review_time: pull.approvedAt - Math.max(pull.readyAt, committedAt),
    merge_time: pull.mergedAt - pull.approvedAt,
    ...deployTime,
  };
}

function wirePull({ kind, commits, pull }: Change): Attributes {
  const createdAt = pull?.hasZeroDate ? null : commits[0]?.committedAt;
  return {
    created_at: createdAt ? isoSeconds(createdAt) : "0001-01-01T00:00:00Z",
    merged_at: isoSeconds(pull?.mergedAt ?? 0),
    is_fully_automated: kind === "bot",
  };
}
