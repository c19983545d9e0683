import { describe, expect, test } from "vitest";
import { type Attributes, eventTypes } from "#scripts/simulator/wire-event.ts";
import { DemoWorld } from "#scripts/simulator/world.ts";
import { NOW } from "./harness.ts";

const DAY = 86_400_000;
const world = new DemoWorld({ seed: "test", endAt: NOW });
const deployments = world.deployments.map((event) => ({ id: event.id, ...(event.attributes as Facts) }));
const live = deployments.filter(({ env }) => env === "live");
const byId = new Map(deployments.map((deployment) => [deployment.id, deployment]));

interface WireCommit extends Attributes {
  sha: string;
  timestamp: string;
  message?: string;
  author: { email: string; is_bot: boolean };
  change_lead_time: number;
  time_to_deploy: number;
}

interface Facts extends Attributes {
  service: string;
  env: string;
  team: string;
  version: string;
  source: string;
  deployment_type: string;
  started_at: string;
  finished_at: string;
  created_at: string;
  change_failure: boolean | null;
  recovery_time_sec?: number;
  remediation?: { id: string; type: string };
  git: { commit_sha: string; repository_id: string };
  commits: WireCommit[];
  pull_requests: { created_at: string }[];
}

const AI_MARK =
  /noreply@anthropic\.com|Claude Code|claude\[bot\]|cursoragent@|Made-with: Cursor|cursor\[bot\]|\+Copilot@|Copilot Autofix|chatgpt\.com\/codex|codex@openai|devin-ai-integration|amp@ampcode|aider\.chat/;

function isAi({ message = "", author }: WireCommit): boolean {
  return AI_MARK.test(`${message}\n${author.email}`);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function failureRate(of: Facts[]): number {
  const judged = of.filter(({ change_failure }) => change_failure !== null);
  return judged.filter(({ change_failure }) => change_failure === true).length / judged.length;
}

function expectBetween(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThan(low);
  expect(value).toBeLessThan(high);
}

/** Deployments that started between these numbers of days before the end. */
function between(from: number, to: number, of = live): Facts[] {
  return of.filter(({ started_at }) => {
    const age = (NOW.getTime() - Date.parse(started_at)) / DAY;
    return age <= from && age > to;
  });
}

function aiShare(of: Facts[]): number {
  const commits = of.flatMap((deployment) => deployment.commits);
  return commits.filter(isAi).length / commits.length;
}

describe("the demo world", () => {
  test("is the same for the same seed and end, and another for others", () => {
    const text = (seed: string, endAt = NOW) => {
      const made = new DemoWorld({ seed, endAt, days: 60 });
      return JSON.stringify([made.deployments, made.failures]);
    };
    expect(text("a")).toBe(text("a"));
    expect(text("a")).not.toBe(text("b"));
    expect(text("a")).not.toBe(text("a", new Date(NOW.getTime() - 40 * DAY)));
  });

  test("has 14 services in 5 teams, live and staging and some stray environments", () => {
    expect(new Set(deployments.map(({ service }) => service)).size).toBe(14);
    expect(new Set(deployments.map(({ team }) => team)).size).toBe(5);
    expect([...new Set(deployments.map(({ env }) => env))].toSorted()).toEqual([
      "eval",
      "live",
      "local",
      "staging",
    ]);
  });

  test("holds a few thousand deployments of 400 days, none from the future", () => {
    expectBetween(deployments.length, 3000, 8000);
    const starts = deployments.map(({ started_at }) => Date.parse(started_at));
    expect(Math.max(...starts)).toBeLessThanOrEqual(NOW.getTime());
    expect((NOW.getTime() - Math.min(...starts)) / DAY).toBeGreaterThan(397);
    expect(deployments.every(({ created_at }) => Date.parse(created_at) <= NOW.getTime())).toBe(true);
  });

  test("deploys live about ten times on a working day, and hardly on weekends or in a freeze", () => {
    const perDay = (days: number[]) =>
      live.filter((d) => days.includes(new Date(d.started_at).getUTCDay())).length / 57;
    expectBetween(perDay([1, 2, 3, 4, 5]) / 5, 8, 12);
    expect(perDay([0, 6]) / 2).toBeLessThan(2.5);
    expect(between(75, 65).length).toBeLessThan(between(85, 75).length / 3);
    const newYear = live.filter(({ started_at }) => started_at > "2025-12-20" && started_at < "2026-01-03");
    expect(newYear.length).toBeLessThan(25);
  });

  test("fails about one live deployment in eleven, more in the bad month, and repairs it within hours", () => {
    expectBetween(failureRate(live), 0.07, 0.115);
    expect(failureRate(between(165, 135))).toBeGreaterThan(failureRate(live) * 1.3);
    const recoveries = live.flatMap((deployment) => deployment.recovery_time_sec ?? []);
    expectBetween(median(recoveries) / 3600, 0.9, 2);
    expect(Math.max(...recoveries)).toBeGreaterThan(2 * 86_400);
  });

  test("takes about a day from commit to live", () => {
    const leads = live.flatMap(({ commits }) => commits.map((commit) => commit.change_lead_time));
    expectBetween(median(leads) / 3600, 16, 34);
    expect(Math.min(...leads)).toBeGreaterThan(0);
  });

  test("adopts AI, from about 5 % of the commits to about 55 %", () => {
    expectBetween(aiShare(between(400, 360)), 0.02, 0.09);
    expectBetween(aiShare(between(30, 0)), 0.47, 0.63);
    expect(aiShare(between(215, 185))).toBeGreaterThan(0.15);
  });

  test("fails somewhat more often where AI wrote, not absurdly", () => {
    const touched = failureRate(live.filter(({ commits }) => commits.some(isAi)));
    const untouched = failureRate(live.filter(({ commits }) => commits.length > 0 && !commits.some(isAi)));
    expectBetween(touched, untouched, untouched * 2.2);
  });

  test("marks AI work in every way the tools do, and has people who are called like them", () => {
    const texts = live.flatMap(({ commits }) =>
      commits.map(({ message, author }) => `${message} ${author.email}`),
    );
    for (const mark of [
      "Co-Authored-By: Claude <noreply@anthropic.com>",
      "🤖 Generated with [Claude Code](https://claude.com/claude-code)",
      "<cursoragent@cursor.com>",
      "Made-with: Cursor",
      "+Copilot@users.noreply.github.com>",
      "copilot-swe-agent[bot]",
      "https://chatgpt.com/codex/tasks/",
      "https://app.devin.ai/sessions/",
      "dependabot[bot]",
      "renovate[bot]",
      "coderabbitai[bot]",
      "Claude Dupont <claude.dupont@",
    ]) {
      expect(texts.some((text) => text.includes(mark))).toBe(true);
    }
  });

  test("has bots, commits without a message, and a service without commits", () => {
    const commits = live.flatMap((deployment) => deployment.commits);
    const share = (of: WireCommit[]) => of.length / commits.length;
    expect(share(commits.filter((commit) => commit.author.is_bot && !isAi(commit)))).toBeGreaterThan(0.04);
    expect(share(commits.filter(({ message }) => message === undefined))).toBeGreaterThan(0.02);
    const without = live.filter(({ service }) => service === "rolling-stock");
    expect(without.length).toBeGreaterThan(20);
    expect(without.every(({ commits: none, git }) => none.length === 0 && git.commit_sha.length === 40)).toBe(
      true,
    );
  });

  test("names a later live deployment of the service as the repair, with the time between the two ends", () => {
    const repaired = live.filter(({ remediation }) => remediation !== undefined);
    const kinds = new Set<string | undefined>();
    for (const failed of repaired) {
      const repair = byId.get(failed.remediation?.id ?? "");
      kinds.add(repair?.deployment_type);
      expect(failed.change_failure).toBe(true);
      expect(repair).toMatchObject({
        service: failed.service,
        env: "live",
        deployment_type: failed.remediation?.type,
      });
      const seconds = (Date.parse(String(repair?.finished_at)) - Date.parse(failed.finished_at)) / 1000;
      expect(failed.recovery_time_sec).toBe(Math.round(seconds));
    }
    expect([...kinds].toSorted()).toEqual(["rollback", "rollforward"]);
  });

  test("rolls back to a version that ran before", () => {
    for (const rollback of live.filter(({ deployment_type }) => deployment_type === "rollback")) {
      const earlier = live.find(
        (other) => other.version === rollback.version && other.service === rollback.service,
      );
      expect(earlier?.id).not.toBe(rollback.id);
      expect(rollback.commits).toEqual([]);
    }
  });

  test("gives stages that add up to the lead time, in some repositories", () => {
    const commits = live.flatMap((deployment) => deployment.commits);
    const staged = commits.filter((commit) => typeof commit.review_time === "number");
    expectBetween(staged.length, 1000, commits.length * 0.95);
    for (const commit of staged.filter(({ time_to_pr_ready }) => typeof time_to_pr_ready === "number")) {
      const {
        time_to_pr_ready,
        review_time,
        merge_time,
        time_to_deploy,
        deploy_time = 0,
      } = commit as Record<string, unknown>;
      const parts = [time_to_pr_ready, review_time, merge_time, time_to_deploy, deploy_time].map(Number);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(commit.change_lead_time);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    }
  });

  test("leaves some recent deployments unjudged, and has zero dates in pull requests", () => {
    expect(between(2, 0, deployments).some(({ change_failure }) => change_failure === null)).toBe(true);
    expect(
      live.some(({ pull_requests }) => pull_requests.some((pull) => pull.created_at.startsWith("0001-"))),
    ).toBe(true);
  });

  test("uses ids, shas and links as they look at Datadog and GitHub", () => {
    for (const { id, source, git, commits } of deployments) {
      expect(id).toMatch(source === "api" ? /^[0-9a-f]{16}$/ : /^[\w-]{11}$/);
      for (const { sha, html_url } of commits)
        expect(html_url).toBe(`https://${git.repository_id}/commit/${sha}`);
    }
    expect(new Set(deployments.map(({ id }) => id)).size).toBe(deployments.length);
    expect(world.failures.every(({ id }) => /^[0-9a-f-]{36}$/.test(String(id)))).toBe(true);
  });

  test("has incidents with lists, most closed and some open", () => {
    const open = world.failures.filter(({ attributes }) => !attributes?.finished_at);
    expect(world.failures.length).toBeGreaterThan(60);
    expect(open.length).toBeGreaterThanOrEqual(2);
    expect(open.length).toBeLessThan(12);
    for (const { type, attributes } of world.failures) {
      expect(type).toBe(eventTypes.failures);
      for (const name of ["service", "env", "team"]) expect(Array.isArray(attributes?.[name])).toBe(true);
    }
  });
});
