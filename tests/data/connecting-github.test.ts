import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { listCollectRuns } from "#lib/db/collect-runs.ts";
import { listConnections, listEventConnections } from "#lib/db/connections.ts";
import { readCredentials } from "#lib/db/credentials.ts";
import { listChosenRepositories } from "#lib/db/github-connections.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { loadConnectFlow, makeAccount, openOrganization } from "../support/connect-flow.ts";
import { ago, settingsOf } from "../support/connected-account.ts";
import { dumpDatabase } from "../support/database-dump.ts";
import { memoryGitHub, type Seen } from "../support/github-connection.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { inRequest } from "../support/request-scope.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { wireDeployment } from "../support/wire-events.ts";

const newToken = () => `github_pat_${randomBytes(30).toString("hex")}`;
const ALL: Seen = { "Northwind/API": [], "northwind/web": [], "northwind/old": ["actions", "contents"] };

describe.each(ONE_DATABASE)("connecting GitHub on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const flow = use(() => loadConnectFlow(bench));

  /** An organisation with what its admin does at a GitHub where these tokens are good. */
  async function open(tokens: Record<string, Seen>, expiresAt: string | null = null) {
    const admin = await openOrganization(bench, flow);
    const { organizationId, acting } = admin;
    const openGitHub = memoryGitHub(tokens, expiresAt);
    const server = { ...settingsOf(bench, { openGitHub }), db: bench.db, noticeMail };
    const connect = (token: string, repositories: string[]) =>
      inRequest(() => flow.connect(acting, { provider: "github", token, repositories }, server));
    const replace = (connectionId: string, token: string) =>
      inRequest(() => flow.replaceKeys(acting, { connectionId, input: { token } }, server));
    const choose = (connectionId: string, repositories: string[]) =>
      inRequest(() => flow.chooseRepositories(acting, { connectionId, repositories }, server));
    const offer = (token: string) => inRequest(() => flow.offerRepositories(acting, { token }, server));
    const chosen = (connectionId: string) =>
      listChosenRepositories(bench.db, { organizationId, connectionId });
    const names = async (id: string) => (await chosen(id)).map(({ fullName }) => fullName);
    return { ...admin, connect, replace, choose, offer, chosen, names };
  }

  const linesOf = (organizationId: string) =>
    readRows<{ action: string; details: unknown }>(
      stack,
      `select action, details from public.audit_log where organization_id = ${quote(organizationId)}
        and action like 'connection.%' order by id`,
    );

  test("keeps the token sealed and the names as GitHub spells them, and collects at once", async () => {
    const token = newToken();
    const admin = await open({ [token]: ALL }, "2027-03-01T00:00:00Z");
    const { connection, runId } = await admin.connect(token, ["northwind/api", "northwind/web"]);
    const owner = { organizationId: admin.organizationId, connectionId: connection.id };
    expect(await listConnections(bench.db, admin.organizationId)).toMatchObject([
      {
        ...{ id: connection.id, provider: "github", name: "GitHub northwind-bot", streams: [] },
        ...{ keyHint: token.slice(-4), keysExpireAt: "2027-03-01T00:00:00Z", status: "active" },
      },
    ]);
    expect(await admin.names(connection.id)).toEqual(["Northwind/API", "northwind/web"]);
    expect(await readCredentials(bench.db, bench.ring, { ...owner, fields: ["token"] })).toEqual({ token });
    const asked = { subject: connection.id, limit: 5, cursor: null };
    const { items } = await listCollectRuns(bench.db, admin.organizationId, asked);
    expect(items).toMatchObject([{ id: runId, trigger: "connect" }]);
    expect(await dumpDatabase(stack)).not.toContain(token);
    const planned = await readRows(
      stack,
      `select next_at = timestamptz '2027-02-15 00:00:00Z' as two_weeks_before from private.work
        where kind = 'warn_keys' and subject_id = ${quote(connection.id)}`,
    );
    expect(planned).toEqual([{ two_weeks_before: true }]);
  });

  test("names what the token lacks for each repository, and reads the others", async () => {
    const token = newToken();
    const admin = await open({ [token]: ALL });
    const { connection } = await admin.connect(token, ["northwind/web", "northwind/old", "northwind/gone"]);
    expect(await admin.chosen(connection.id)).toMatchObject([
      { fullName: "northwind/gone", problem: { code: "github_repository_unseen" } },
      {
        fullName: "northwind/old",
        problem: { code: "github_lacks", numbers: { permissions: "Actions, Contents" } },
      },
      { fullName: "northwind/web", problem: null },
    ]);
  });

  test("proposes where deployments come from, most first, with what speaks against each, and offers the rest", async () => {
    const [first, second] = [newToken(), newToken()];
    const admin = await open({ [first]: ALL, [second]: ALL });
    const deployments = ["web", "web", "web", "old", "old", "gone"].map((name, at) =>
      wireDeployment(`d${at}`, ago(bench, 3600), {
        git: { repository_url: `https://github.com/northwind/${name}.git` },
      }),
    );
    const account = makeAccount(bench, { deployments, failures: [] });
    const keys = { provider: "datadog", site: "datadoghq.com", ...account.first };
    await inRequest(() => flow.connect(admin.acting, keys));
    const offered = async (token: string) =>
      (await admin.offer(token)).map(({ fullName, deployments: of, problem }) => [
        fullName,
        of,
        problem?.code,
      ]);
    const others = [
      ["northwind/old", 2, "github_lacks"],
      ["northwind/gone", 1, "github_repository_unseen"],
      ["Northwind/API", 0, undefined],
    ];
    expect(await offered(first)).toEqual([["northwind/web", 3, undefined], ...others]);
    await admin.connect(first, ["northwind/web"]);
    expect(await offered(second)).toEqual([["northwind/web", 3, "repository_elsewhere"], ...others]);
  });

  test("saves nothing of a token that is refused, or that sees none of the repositories", async () => {
    const token = newToken();
    const admin = await open({ [token]: ALL });
    await expect(admin.connect(newToken(), ["northwind/api"])).rejects.toMatchObject({
      code: "datadog_rejected",
      field: "token",
    });
    await expect(admin.connect(token, ["northwind/gone"])).rejects.toMatchObject({
      code: "datadog_rejected",
      says: { code: "github_none_readable", numbers: { repositories: "northwind/gone" } },
    });
    expect(await listConnections(bench.db, admin.organizationId)).toEqual([]);
    expect(await linesOf(admin.organizationId)).toMatchObject([{ action: "connection.refused" }]);
  });

  test("repositories are named as GitHub names them, or by their address, when connecting and when choosing again", async () => {
    const token = newToken();
    const admin = await open({ [token]: { ...ALL, "anna_acme/shop": [] } });
    const { connection } = await admin.connect(token, ["github.com/northwind/api", "anna_acme/shop"]);
    expect(await admin.names(connection.id)).toEqual(["anna_acme/shop", "Northwind/API"]);
    await admin.choose(connection.id, ["https://github.com/northwind/web", "Northwind/API"]);
    expect(await admin.names(connection.id)).toEqual(["Northwind/API", "northwind/web"]);
  });

  test("refuses what is no token and a name that is none, or is given twice", async () => {
    const token = newToken();
    const admin = await open({ [token]: ALL });
    const refused = (given: string, repositories: string[]) =>
      expect(admin.connect(given, repositories)).rejects;
    await refused("ghp_short", ["northwind/api"]).toMatchObject({
      says: { code: "github_token_malformed" },
      field: "token",
    });
    await refused(token, ["northwind/api", "Northwind/Api"]).toMatchObject({
      says: { code: "twice_in_list", numbers: { value: "Northwind/Api" } },
    });
    await refused(token, ["northwind/api", "github.com/northwind/api"]).toMatchObject({
      says: { code: "twice_in_list" },
    });
    for (const hostile of [
      "../../etc",
      "a/b/c",
      "a/..",
      "<b>/x",
      "a/b\u0000",
      "",
      "gitlab.com/northwind/api",
    ])
      await refused(token, [hostile]).toMatchObject({ code: "invalid_input" });
    await refused(token, []).toMatchObject({ code: "invalid_input" });
  });

  test("a repository is read by one connection, and by the next one once that has ended", async () => {
    const [first, second] = [newToken(), newToken()];
    const admin = await open({ [first]: ALL, [second]: ALL });
    const { connection } = await admin.connect(first, ["northwind/api"]);
    await expect(admin.connect(first, ["northwind/web"])).rejects.toMatchObject({
      code: "already_connected",
    });
    await expect(admin.connect(second, ["northwind/API", "northwind/web"])).rejects.toMatchObject({
      code: "conflict",
      says: {
        code: "repository_elsewhere",
        numbers: { repository: "Northwind/API", connection: "GitHub northwind-bot" },
      },
    });
    const before = (await admin.chosen(connection.id))[0]?.id;
    await admin.disconnect(connection.id);
    const { connection: next } = await admin.connect(second, ["northwind/API"]);
    expect(await admin.chosen(next.id)).toMatchObject([{ id: before, fullName: "Northwind/API" }]);
    expect(await admin.chosen(connection.id)).toEqual([]);
  });

  test("repositories are chosen again: the line says which came and went, and a problem is looked at anew", async () => {
    const token = newToken();
    const seen: Seen = { ...ALL };
    const admin = await open({ [token]: seen });
    const { connection } = await admin.connect(token, ["northwind/api", "northwind/old"]);
    seen["northwind/old"] = [];
    await admin.choose(connection.id, ["northwind/old", "northwind/web"]);
    expect(await admin.chosen(connection.id)).toMatchObject([
      { fullName: "northwind/old", problem: null },
      { fullName: "northwind/web", problem: null },
    ]);
    expect((await linesOf(admin.organizationId)).at(-1)).toEqual({
      action: "connection.repositories_chosen",
      details: { added: ["northwind/web"], removed: ["Northwind/API"] },
    });
    const other = await open({ [token]: ALL });
    await expect(other.choose(connection.id, ["northwind/web"])).rejects.toMatchObject({ code: "not_found" });
  });

  test("another token is checked with the repositories that are read, and takes the place of the first", async () => {
    const [first, second] = [newToken(), newToken()];
    const admin = await open({ [first]: ALL, [second]: { "northwind/api": ["actions"] } });
    const { connection } = await admin.connect(first, ["northwind/api", "northwind/web"]);
    await expect(admin.replace(connection.id, newToken())).rejects.toMatchObject({
      code: "datadog_rejected",
    });
    await expect(admin.replace(connection.id, "")).rejects.toMatchObject({ says: { code: "key_missing" } });
    await admin.replace(connection.id, second);
    expect(await admin.chosen(connection.id)).toMatchObject([
      { problem: { code: "github_lacks", numbers: { permissions: "Actions" } } },
      { problem: { code: "github_repository_unseen" } },
    ]);
    const owner = { organizationId: admin.organizationId, connectionId: connection.id, fields: ["token"] };
    expect(await readCredentials(bench.db, bench.ring, owner)).toEqual({ token: second });
  });

  test("an organisation with GitHub alone is not connected where events are told of", async () => {
    const token = newToken();
    const admin = await open({ [token]: ALL });
    await admin.connect(token, ["northwind/api"]);
    const { organizationId } = admin;
    expect(await listEventConnections(bench.db, organizationId)).toEqual([]);
    const [row] = await readRows<{ freshness: unknown; coverage: unknown }>(
      stack,
      `select metrics.measure_freshness(${quote(organizationId)}) -> 'status' as freshness,
        metrics.measure_coverage(${quote(organizationId)}) as coverage`,
    );
    expect(row).toEqual({ freshness: "disconnected", coverage: [] });
    const kinds = await readRows<{ kind: string }>(
      stack,
      `select distinct kind from private.work where organization_id = ${quote(organizationId)} and kind <> 'verify'`,
    );
    expect(kinds).toEqual([{ kind: "collect" }]);
  });

  test("a purge leaves nothing of what was read of its repositories", async () => {
    const token = newToken();
    const admin = await open({ [token]: ALL });
    const { connection } = await admin.connect(token, ["northwind/api"]);
    const [repository] = await admin.chosen(connection.id);
    await stack.sql(`insert into public.workflow_runs (organization_id, repository_id, run_id, attempt, workflow, event,
        sha, status, created_at, started_at, updated_at)
      select ${quote(admin.organizationId)}, ${quote(repository?.id ?? "")}, n, 1, 'CI', 'push', 'abc', 'completed', now(), now(), now()
      from generate_series(1, 30) n`);
    await admin.disconnect(connection.id, true);
    const rows = await readRows(
      stack,
      `select id from public.github_repositories where organization_id = ${quote(admin.organizationId)}
        union all select repository_id from public.workflow_runs where organization_id = ${quote(admin.organizationId)}`,
    );
    expect(rows).toEqual([]);
    expect(await listConnections(bench.db, admin.organizationId)).toEqual([]);
  });
});
