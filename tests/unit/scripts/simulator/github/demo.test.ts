import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import { Account } from "#scripts/simulator/github/account.ts";
import { accountInput } from "#scripts/simulator/github/control-input.ts";
import { demoChoice, demoGitHub } from "#scripts/simulator/github/demo-account.ts";
import { DISPLAYS, HANDBOOK, KIOSK } from "#scripts/simulator/github/demo-repositories.ts";
import type { Repository } from "#scripts/simulator/github/repository.ts";
import { startGitHub } from "#scripts/simulator/github/server.ts";
import { DemoWorld } from "#scripts/simulator/world.ts";
import { NOW } from "./harness.ts";

const DAY = 86_400;
const now = NOW.getTime() / 1000;
const options = { seed: "northwind-rail", endAt: NOW, days: 150 };

interface WireCommit {
  sha: string;
  timestamp: string;
  message?: string;
}

interface Deployment {
  env: string;
  started_at: string;
  finished_at: string;
  deployment_type: string;
  git: { commit_sha: string; repository_id: string };
  commits: WireCommit[];
}

function open(at: number, more: object = {}): Account {
  const spec = { id: "nw", grants: [], content: { kind: "demo", ...options, ...more } };
  const account = new Account(accountInput.parse(spec));
  account.advanceTo(at);
  return account;
}

describe("the demo company's repositories", () => {
  let account: Account;
  let deployments: Deployment[] = [];
  const of = (name: string): Repository => {
    const found = account.repository(`northwind-rail/${name}`);
    if (!found) throw new Error(`no ${name}`);
    return found.opened();
  };
  const ofDeployment = ({ git }: Deployment) => of(git.repository_id.split("/").at(-1) ?? "");
  const all = () => account.repositories().map((repository) => repository.opened());
  const runsOf = (repository: Repository) => repository.runs.until(now);
  const failures = (from: number, to: number) => {
    const within = all()
      .flatMap(runsOf)
      .filter(({ createdAt }) => createdAt > now - from * DAY && createdAt <= now - to * DAY);
    return within.filter(({ attempts }) => attempts.at(-1)?.conclusion === "failure").length / within.length;
  };

  beforeAll(() => {
    account = open(now);
    deployments = new DemoWorld(options).deployments.map(
      (event) => event.attributes as unknown as Deployment,
    );
  });

  test("hold each commit that Datadog lists, by its author's time, come before the deployment began", () => {
    let count = 0;
    for (const deployment of deployments) {
      for (const { sha, timestamp, message } of deployment.commits) {
        const commit = ofDeployment(deployment).commits.get(sha);
        expect(commit).toMatchObject({ authoredAt: Date.parse(timestamp) / 1000, branch: "main" });
        expect(commit?.arrivedAt).toBeLessThan(Date.parse(deployment.started_at) / 1000);
        if (message !== undefined) expect(commit?.message).toBe(message);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(3000);
  });

  test("tell the messages that Datadog never got, some with a tool's mark", () => {
    const untold = deployments.flatMap((deployment) =>
      deployment.commits
        .filter(({ message }) => message === undefined)
        .map(({ sha }) => ofDeployment(deployment).commits.get(sha)?.message ?? ""),
    );
    const marked = untold.filter((message) => /co-authored-by|claude|codex|devin|cursor/i.test(message));
    expect(untold.every((message) => message.length > 5)).toBe(true);
    expect(marked.length).toBeGreaterThan(untold.length / 5);
    expect(marked.length).toBeLessThan(untold.length * 0.7);
  });

  test("have a run that ends with each deployment of a pipeline", () => {
    const piped = deployments.filter(({ env }) => env === "live" || env === "staging");
    for (const deployment of piped) {
      const ends = Math.floor(Date.parse(deployment.finished_at) / 1000);
      const runs = runsOf(ofDeployment(deployment)).filter(({ sha }) => sha === deployment.git.commit_sha);
      expect(runs.some(({ attempts }) => attempts[0]?.endedAt === ends)).toBe(true);
    }
  });

  test("have hotfixes behind rollforwards and reverts behind rollbacks", () => {
    const messages = all().flatMap((repository) =>
      repository.commits.until(now).map(({ message }) => message),
    );
    expect(messages.some((message) => message.startsWith("hotfix: "))).toBe(true);
    const reverts = messages.filter((message) => message.startsWith('Revert "'));
    expect(
      reverts.filter((message) => /This reverts commit [0-9a-f]{40}\./.test(message)).length,
    ).toBeGreaterThan(3);
    expect(reverts.length).toBeGreaterThan(8);
  });

  test("have a bad month in their checks, a bad week lately, and a branch that is red now", () => {
    expect(failures(150, 136)).toBeGreaterThan(failures(130, 40) * 1.5);
    expect(failures(13, 8)).toBeGreaterThan(failures(40, 14) * 2);
    const checks = runsOf(of("disruption-alerts")).filter(
      (run) => run.workflow === "checks" && run.branch === "main",
    );
    expect(checks[0]?.attempts[0]?.conclusion).not.toBe("success");
  });

  test("have open requests and old ones, one that nobody merges in, and one without a workflow", () => {
    const pulls = all().flatMap((repository) => repository.pulls.until(now));
    const isOpen = ({ closedAt }: { closedAt: number | null }) => closedAt === null || closedAt > now;
    const opened = pulls.filter(isOpen);
    expect(opened.length).toBeGreaterThan(40);
    expect(opened.filter(({ createdAt }) => createdAt < now - 14 * DAY).length).toBeGreaterThan(5);
    expect(of(KIOSK).pulls.until(now).every(isOpen)).toBe(true);
    expect(of(KIOSK).pulls.until(now)).toHaveLength(4);
    for (const name of [HANDBOOK, DISPLAYS]) expect(runsOf(of(name))).toEqual([]);
  });

  test("are opened by the demo's token, all but the workflows of one, and all but that one are chosen", async () => {
    const running = await startGitHub({ frozenAt: NOW, accounts: demoGitHub({ endAt: NOW }, NOW) });
    onTestFinished(() => running.close());
    const headers = { authorization: `Bearer ${DEMO_GITHUB.token}` };
    const get = (path: string) => fetch(`${running.url}${path}`, { headers });
    const seen = (await (await get("/user/repos?per_page=100")).json()) as { full_name: string }[];
    const chosen = demoChoice.map(({ repository }) => repository);
    expect(seen.map((repository) => repository.full_name).filter((name) => !chosen.includes(name))).toEqual([
      "northwind-rail/loyalty",
    ]);
    const refused = seen.map(async ({ full_name: name }) =>
      (await get(`/repos/${name}/actions/runs`)).ok ? [] : [name],
    );
    expect((await Promise.all(refused)).flat()).toEqual(["northwind-rail/loyalty"]);
  });

  test("number requests once, also where two services share a repository", () => {
    for (const repository of all()) {
      const pulls = repository.pulls.until(now + 21 * DAY);
      const merged = repository.history("main", now).filter(({ message }) => / \(#\d+\)$/m.test(message));
      for (const { message } of merged) {
        const number = Number(/ \(#(\d+)\)/.exec(message)?.[1]);
        expect(pulls.filter((pull) => pull.number === number)).toHaveLength(1);
      }
    }
  });

  test("are the same in however many steps, and keep what was seen", () => {
    const later = open(now + 3 * DAY);
    account.advanceTo(now + DAY);
    account.advanceTo(now + 3 * DAY);
    for (const repository of all()) {
      const other = later.repository(repository.fullName)?.opened();
      for (const at of [now, now + 3 * DAY]) {
        expect(repository.pulls.until(at)).toEqual(other?.pulls.until(at));
        expect(repository.runs.until(at)).toEqual(other?.runs.until(at));
        expect(repository.history("main", at)).toEqual(other?.history("main", at));
      }
    }
  });
});
