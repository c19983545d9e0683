import { hashText } from "../random.ts";
import type { Attempt, Pull, Push, Review, Run } from "./facts.ts";
import type { Repository } from "./repository.ts";
import { type Row, time, timeOrNull, wireUser } from "./wire.ts";

export function wireRepository(repository: Repository, now: number): Row<"GET /user/repos"> {
  const { id, owner, name, defaultBranch, isPrivate, isArchived, createdAt } = repository.spec;
  const full_name = `${owner}/${name}`;
  return {
    id,
    node_id: `R_${id}`,
    name,
    full_name,
    private: isPrivate,
    owner: { login: owner, id: numberOf(owner), type: "Organization", site_admin: false },
    html_url: `https://github.com/${full_name}`,
    description: null,
    fork: false,
    url: `https://api.github.com/repos/${full_name}`,
    default_branch: defaultBranch,
    archived: isArchived,
    disabled: false,
    visibility: isPrivate ? "private" : "public",
    created_at: time(createdAt),
    pushed_at: time(repository.pushedAt(now)),
    updated_at: time(createdAt),
    permissions: { admin: false, maintain: false, push: false, triage: false, pull: true },
  };
}

/** As it was then: open before its end, a draft before it was ready, updated by whatever happened last. */
export function wirePull(
  repository: Repository,
  pull: Pull,
  now: number,
): Row<"GET /repos/{owner}/{repo}/pulls"> {
  const { number, title, branch, headSha } = pull;
  const isOpen = pull.closedAt === null || pull.closedAt > now;
  const url = `https://github.com/${repository.fullName}/pull/${number}`;
  return {
    id: numberOf(url),
    node_id: `PR_${numberOf(url)}`,
    number,
    url: `https://api.github.com/repos/${repository.fullName}/pulls/${number}`,
    html_url: url,
    state: isOpen ? "open" : "closed",
    locked: false,
    title,
    user: wireUser(pull.author),
    body: null,
    draft: pull.readyAt === null || pull.readyAt > now,
    created_at: time(pull.createdAt),
    updated_at: time(updatedAt(pull, now)),
    closed_at: timeOrNull(pull.closedAt, now),
    merged_at: pull.isMerged ? timeOrNull(pull.closedAt, now) : null,
    merge_commit_sha: isOpen ? null : pull.mergeSha,
    labels: [],
    requested_reviewers: [],
    head: { label: `${repository.spec.owner}:${branch}`, ref: branch, sha: headSha },
    base: {
      label: `${repository.spec.owner}:${repository.spec.defaultBranch}`,
      ref: repository.spec.defaultBranch,
    },
    author_association: "MEMBER",
  };
}

export function updatedAt({ createdAt, closedAt, readyAt, touchedAt, reviews }: Pull, now: number): number {
  const moments = [createdAt, closedAt ?? 0, readyAt ?? 0, ...touchedAt, ...reviews.map(({ at }) => at)];
  return Math.max(createdAt, ...moments.filter((at) => at <= now));
}

export function wireReview(review: Review): Row<"GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"> {
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: wireUser(review.by),
    body: "",
    state: review.state,
    submitted_at: time(review.at),
    author_association: "MEMBER",
  };
}

/** Its last attempt that had begun. */
export function wireRun(
  repository: Repository,
  run: Run,
  now: number,
): Row<"GET /repos/{owner}/{repo}/actions/runs"> {
  const began = run.attempts.filter(({ startedAt }) => startedAt <= now);
  const attempt = began.at(-1);
  const url = `https://github.com/${repository.fullName}/actions/runs/${run.id}`;
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.workflow,
    display_title: run.workflow,
    path: pathOf(run.workflow),
    workflow_id: workflowId(repository, run.workflow),
    run_number: run.id % 100_000,
    run_attempt: Math.max(1, began.length),
    event: run.event,
    head_branch: run.branch,
    head_sha: run.sha,
    created_at: time(run.createdAt),
    run_started_at: time(attempt?.startedAt ?? run.createdAt),
    ...stateOf(attempt, now),
    url: `https://api.github.com/repos/${repository.fullName}/actions/runs/${run.id}`,
    html_url: url,
    updated_at: time(endOf(attempt, now) ?? attempt?.startedAt ?? run.createdAt),
  };
}

function stateOf(attempt: Attempt | undefined, now: number): { status: string; conclusion: string | null } {
  if (!attempt) return { status: "queued", conclusion: null };
  const hasEnded = endOf(attempt, now) !== null;
  return hasEnded
    ? { status: "completed", conclusion: attempt.conclusion }
    : { status: "in_progress", conclusion: null };
}

function endOf(attempt: Attempt | undefined, now: number): number | null {
  const endedAt = attempt?.endedAt ?? null;
  return endedAt === null || endedAt > now ? null : endedAt;
}

export function wireWorkflow(
  repository: Repository,
  name: string,
): Row<"GET /repos/{owner}/{repo}/actions/workflows"> {
  const { createdAt } = repository.spec;
  const id = workflowId(repository, name);
  const at = time(createdAt);
  return {
    id,
    node_id: `W_${id}`,
    name,
    path: pathOf(name),
    state: "active",
    created_at: at,
    updated_at: at,
  };
}

export function pathOf(workflow: string): string {
  return `.github/workflows/${workflow.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.yml`;
}

export function workflowId({ spec }: Repository, workflow: string): number {
  return numberOf(`${spec.id} ${workflow}`);
}

export function wirePush({ spec }: Repository, push: Push): Row<"GET /repos/{owner}/{repo}/activity"> {
  const none = "0".repeat(40);
  return {
    id: push.id,
    node_id: `PSH_${spec.id}_${push.id}`,
    before: push.kind === "branch_creation" ? none : push.sha,
    after: push.kind === "branch_deletion" ? none : push.sha,
    ref: `refs/heads/${push.branch}`,
    timestamp: time(push.at),
    activity_type: push.kind,
    actor: wireUser(push.by),
  };
}

export function numberOf(text: string): number {
  return hashText(text);
}
