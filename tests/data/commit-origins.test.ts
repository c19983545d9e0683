import { describe, expect, test } from "vitest";
import type { DeploymentDetail } from "#lib/db/deployments.ts";
import type { ByOrigin, Origin } from "#lib/domain/report/report.ts";
import { type Company, companiesOf, repeat } from "../support/company.ts";
import { differences } from "../support/differences.ts";
import { type CommitEvent, newCommit } from "../support/events.ts";
import { useStack } from "../support/kit.ts";
import { computeReport, type OracleOrganization } from "../support/oracle.ts";
import { reportCommits, type ToldCommit } from "../support/reported.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { callRpc } from "../support/stack-client.ts";
import { type AuditLine, addMember, makeToken } from "../support/team.ts";
import { findFaults } from "../support/world-store.ts";

const MARCH = { from: "2024-03-01T00:00:00Z", to: "2024-03-31T00:00:00Z" };
const DAY = { from: "2024-03-07T00:00:00Z", to: "2024-03-08T00:00:00Z" };
const AT = "2024-03-05T12:00:00Z";
const CLAUDE = "Add retry\n\nCo-authored-by: Claude <noreply@anthropic.com>";
const ORIGINS: Origin[] = ["human", "ai_assisted", "bot", "unknown"];

const ORGANIZATION: OracleOrganization = {
  timeZone: "UTC",
  weekStart: "monday",
  productionEnvs: ["production"],
  cfrDenominator: "evaluated",
  bands: "off",
};

const shaOf = (n: number) => n.toString(16).padStart(40, "0");

describe.each(ONE_DATABASE)("a report from git on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);

  const ownerOf = async ({ owner, organizationId }: Company) => {
    const { data } = await owner.auth.getUser();
    return { organizationId, userId: data.user?.id ?? "" };
  };
  const report = async (company: Company, commits: ToldCommit[]) =>
    reportCommits(company.secret, await ownerOf(company), commits);
  const byOrigin = async (company: Company, window = MARCH) => (await company.report(window)).byOrigin;

  const commitOf = async (company: Company, sha: string) => {
    const [found] = await readRows<{ id: string }>(
      stack,
      `select d.id from public.deployments d join public.deployment_commits c on c.deployment_no = d.no
        join public.commits k on k.id = c.commit_id
        where d.organization_id = '${company.organizationId}' and k.sha = '${sha}' limit 1`,
    );
    const { commits } = await callRpc<DeploymentDetail>(company.owner, "get_deployment", {
      p_organization_id: company.organizationId,
      p_id: found?.id,
    });
    return (commits as unknown as { sha: string; origin: Origin; decidedBy: string }[]).find(
      (commit) => commit.sha === sha,
    );
  };

  /** GitHub says of commits of github.com/acme/shop that people wrote them. */
  const hearGitHub = ({ organizationId }: Company, shas: string[]) =>
    stack.sql(`select private.spread_origins('${organizationId}', private.merge_reported('${organizationId}', (
      select jsonb_agg(jsonb_build_object('repository', 'github.com/acme/shop', 'sha', s,
        'evidence', private.as_evidence('human', null, null, 'message', null)))
      from unnest('{${shas}}'::text[]) s), 'github'))`);

  const listing = (sha: string, origin: Origin = "unknown", tool: string | null = null) =>
    newCommit({ sha, origin, tool, leadSeconds: 10 });

  test("goes before what Datadog sent, wherever the commit is listed, and the weaker stays beside it", async () => {
    const company = await makeCompany();
    const [a, b] = [shaOf(1), shaOf(2)];
    await company.store({
      deployments: [
        { startedAt: AT, changeFailure: true, commits: [listing(a, "human"), listing(b)] },
        { startedAt: AT, env: "staging", commits: [listing(a, "human")] },
      ],
    });
    expect(
      await report(company, [
        { sha: a, message: CLAUDE },
        { sha: b, origin: "bot" },
      ]),
    ).toBe(2);
    expect(await findFaults(stack, company.organizationId)).toEqual([]);
    expect(await commitOf(company, a)).toMatchObject({
      origin: "ai_assisted",
      tool: "Claude",
      authorship: "assistant",
      rule: { code: "trailer", numbers: { trailer: "co-authored-by" } },
      decidedBy: "git",
    });
    expect(await commitOf(company, b)).toMatchObject({
      origin: "bot",
      rule: { code: "stated" },
      decidedBy: "git",
    });
    const { commits, origins, tools } = await byOrigin(company);
    expect(commits).toEqual({ known: 2, byGitHub: 0, total: 2 });
    expect(origins.map(({ weight }) => weight)).toEqual([0, 0.5, 0.5, 0]);
    expect(tools).toMatchObject([{ tool: "Claude", commits: 1 }]);
  });

  test("that knows nothing leaves the word to Datadog, which a later sync may change", async () => {
    const company = await makeCompany();
    const sha = shaOf(3);
    const externalId = "d1";
    await company.store({ deployments: [{ startedAt: AT, externalId, commits: [listing(sha, "human")] }] });
    await report(company, [{ sha, origin: "unknown" }]);
    expect(await commitOf(company, sha)).toMatchObject({ origin: "human", decidedBy: "datadog" });
    await company.store({
      deployments: [{ startedAt: AT, externalId: "d2", commits: [listing(sha, "ai_assisted", "Cursor")] }],
    });
    expect(await commitOf(company, sha)).toMatchObject({
      origin: "ai_assisted",
      tool: "Cursor",
      decidedBy: "datadog",
    });
    expect(await findFaults(stack, company.organizationId)).toEqual([]);
  });

  test("is not undone by a sync that brings the commit again", async () => {
    const company = await makeCompany();
    const sha = shaOf(4);
    await report(company, [{ sha, origin: "ai_assisted", tool: "Cursor" }]);
    for (const externalId of ["d1", "d2"])
      await company.store({ deployments: [{ startedAt: AT, externalId, commits: [listing(sha, "human")] }] });
    expect(await commitOf(company, sha)).toMatchObject({
      origin: "ai_assisted",
      tool: "Cursor",
      decidedBy: "git",
    });
    expect((await byOrigin(company)).commits).toEqual({ known: 1, byGitHub: 0, total: 1 });
    expect(await findFaults(stack, company.organizationId)).toEqual([]);
  });

  test("of a commit that nothing lists yet counts once a deployment lists it, in its repository alone", async () => {
    const company = await makeCompany();
    const sha = shaOf(5);
    await report(company, [{ sha, message: CLAUDE, repository: "github.com/acme/shop" }]);
    expect((await byOrigin(company)).commits).toEqual({ known: 0, byGitHub: 0, total: 0 });
    await company.store({
      deployments: [
        { startedAt: AT, commits: [listing(sha)] },
        { startedAt: AT, repository: "github.com/acme/fork", commits: [listing(sha)] },
      ],
    });
    expect((await byOrigin(company)).commits).toEqual({ known: 1, byGitHub: 0, total: 2 });
    expect(await findFaults(stack, company.organizationId)).toEqual([]);
  });

  test("is corrected by a later one, of two for a commit the last counts, and the same again changes nothing", async () => {
    const company = await makeCompany();
    const sha = shaOf(6);
    await company.store({ deployments: [{ startedAt: AT, commits: [listing(sha)] }] });
    await report(company, [
      { sha, origin: "bot" },
      { sha, origin: "ai_assisted", tool: "Amp" },
    ]);
    expect(await commitOf(company, sha)).toMatchObject({ origin: "ai_assisted", tool: "Amp" });
    expect(await report(company, [{ sha, origin: "ai_assisted", tool: "Amp" }])).toBe(0);
    expect(await report(company, [{ sha, origin: "human" }])).toBe(1);
    expect(await commitOf(company, sha)).toMatchObject({ origin: "human", tool: null });
    const { items } = await callRpc<{ items: AuditLine[] }>(company.owner, "list_audit", {
      p_organization_id: company.organizationId,
      p_filter: { action: "origins.reported" },
    });
    expect(items.map(({ details }) => details)).toEqual([
      { commits: 1, changed: 1 },
      { commits: 2, changed: 1 },
    ]);
  });

  test("is taken from managers and from tokens that are narrowed to it, whatever their role, and from nobody else", async () => {
    const company = await makeCompany();
    const { organizationId, owner, secret } = company;
    const as = (acting: object) =>
      callRpc<number>(secret, "report_commit_origins", {
        p_organization_id: organizationId,
        p_report: { rulesVersion: 1, commits: [] },
        p_acting: acting,
      });
    const join = (role: string, status = "active") => addMember(stack, { organizationId, role, status });
    const [viewer, manager, suspended] = [
      await join("viewer"),
      await join("manager"),
      await join("owner", "suspended"),
    ];
    const narrowed = await makeToken(owner, organizationId, { role: "viewer", scopes: ["origins:write"] });
    const plain = await makeToken(owner, organizationId, { role: "viewer" });
    expect(await as({ userId: manager.userId })).toBe(0);
    expect(await as({ tokenId: narrowed.id })).toBe(0);
    await expect(as({ userId: viewer.userId })).rejects.toMatchObject({ code: "PL403" });
    await expect(as({ tokenId: plain.id })).rejects.toMatchObject({ code: "PL403" });
    await expect(as({ userId: suspended.userId })).rejects.toMatchObject({ code: "PL404" });
    const other = await makeCompany();
    const foreign = await makeToken(other.owner, other.organizationId, { scopes: ["origins:write"] });
    await expect(as({ tokenId: foreign.id })).rejects.toMatchObject({ code: "PL401" });
    await expect(
      callRpc(secret, "create_invitation", {
        p_organization_id: organizationId,
        p_invitation: { email: "eve@example.test", role: "viewer" },
        p_acting: { tokenId: narrowed.id },
      }),
    ).rejects.toMatchObject({ code: "PL403" });
  });

  test("of 4,205 commits in five calls, twice, and GitHub of what it leaves open, change coverage and shares as the oracle says, once", async () => {
    const company = await makeCompany({ settings: { timeZone: "UTC" }, covered: [[MARCH.from, MARCH.to]] });
    const told: ToldCommit[] = Array.from({ length: 4205 }, (_, n) => toldOf(n));
    const events = await company.store({
      deployments: repeat(1402, { startedAt: AT }, 900).map((event, n) => ({
        ...event,
        changeFailure: n % 7 === 0,
        // The last of each is the first of the next: listed twice, counted once.
        commits: told.slice(n * 3, n * 3 + 4).map(({ sha }) => listing(sha)),
      })),
    });
    expect((await byOrigin(company)).coverage).toBe(0);
    const calls = Array.from({ length: 5 }, (_, n) => told.slice(n * 1000, n * 1000 + 1000));
    const changed = async () => {
      let sum = 0;
      for (const call of calls) sum += await report(company, call);
      return sum;
    };
    expect(await changed()).toBe(4205);
    expect(await changed()).toBe(0);
    await hearGitHub(
      company,
      told.filter((_, n) => isHeard(n)).map(({ sha }) => sha),
    );
    expect(await findFaults(stack, company.organizationId)).toEqual([]);
    const after = events.deployments.map((event) => ({
      ...event,
      commits: event.commits.map((commit) => ({ ...commit, ...originOf(Number.parseInt(commit.sha, 16)) })),
    }));
    const world = { ...events, deployments: after, organization: ORGANIZATION, connections: [], mapped: [] };
    // Of a month, GitHub decided fewer commits than are known; of a day, more than it has.
    for (const window of [MARCH, DAY]) {
      const expected = computeReport(world, window, Date.now()).byOrigin;
      expect(differences(await byOrigin(company, window), counted(expected))).toEqual([]);
    }
    expect((await byOrigin(company)).commits).toEqual({ known: 3680, byGitHub: 526, total: 4205 });
  }, 120_000);
});

/** Of four commits one is told of by its message, one by its tool, one as a bot's, and one by nothing that says who. */
function toldOf(n: number): ToldCommit {
  const sha = shaOf(n);
  if (n % 4 === 0) return { sha, message: "Add retry" };
  if (n % 4 === 1) return { sha, message: CLAUDE, tool: n % 8 === 1 ? "Cursor" : null };
  return { sha, origin: n % 4 === 2 ? "bot" : "unknown" };
}

/** GitHub is heard of every second commit of which git told nothing, and of as many of which it told. */
const isHeard = (n: number) => n % 8 === 2 || n % 8 === 3;

function originOf(n: number): Pick<CommitEvent, "origin" | "tool" | "byGitHub"> {
  if (isHeard(n) && n % 4 === 3) return { origin: "human", tool: null, byGitHub: true };
  const origin = ORIGINS[n % 4] ?? "unknown";
  return { origin, tool: origin === "ai_assisted" ? (n % 8 === 1 ? "Cursor" : "Claude") : null };
}

/** The database counts; what a difference is worth is told from its counts. */
function counted({ difference: _, origins, tools, ...rest }: ByOrigin) {
  return { ...rest, origins: origins.map(withoutChange), tools: tools.map(withoutChange) };
}

function withoutChange<R extends { change: unknown }>({ change: _, ...row }: R): Omit<R, "change"> {
  return row;
}
