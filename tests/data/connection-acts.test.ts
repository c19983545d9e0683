import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Acting } from "#lib/db/acting.ts";
import { connectAccount, disconnectConnection, refuseKeys, requestRun } from "#lib/db/connecting.ts";
import { chooseRepositories, chooseWorkflows, listChosenRepositories } from "#lib/db/github-connections.ts";
import { keepDashboard, requestPublishing } from "#lib/db/publishing.ts";
import { actingAs } from "../support/acting.ts";
import {
  type Connected,
  connectAccount as openConnection,
  syncClient,
} from "../support/connected-account.ts";
import { digestDatabase } from "../support/database-dump.ts";
import { datadogAccount } from "../support/datadog-account.ts";
import { becomeGitHub, chosenRepository } from "../support/github-connection.ts";
import { loseReply } from "../support/intercept-rpc.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc, signUp } from "../support/stack-client.ts";
import { addMember, makeToken } from "../support/team.ts";
import { ROLES, type Role } from "../support/tenants.ts";

type Run = (acting: Acting, connected: Connected) => Promise<unknown>;
/** With the lowest role that may, the function of the database, and what the log calls it. */
type Act = [name: string, role: Role, rpc: string, action: string, run: Run];

function give(acting: Acting, { bench, connectionId }: Connected, how: "create" | "renew" | "reconnect") {
  const keys = { apiKey: randomBytes(16).toString("hex"), appKey: randomBytes(20).toString("hex") };
  const account = {
    ...datadogAccount(keys),
    name: "Another",
    backfillDays: 5,
    freshHistory: false,
  };
  const id = how === "create" ? randomUUID() : connectionId;
  return connectAccount(acting, bench.ring, { account: { ...account, how, id }, keys });
}

const connect: Run = (acting, connected) => give(acting, connected, "create");
const renew: Run = (acting, connected) => give(acting, connected, "renew");
const refuse: Run = (acting, { connectionId }) =>
  refuseKeys(acting, { connectionId, site: null, reason: { code: "internal", numbers: {} } });
const ask =
  (mode: "deep" | "replay"): Run =>
  (acting, { connectionId }) =>
    requestRun(acting, { connectionId, mode });
const end =
  (purge: boolean): Run =>
  (acting, { connectionId }) =>
    disconnectConnection(acting, { connectionId, purge });

const choose: Run = (acting, { connectionId }) =>
  chooseRepositories(acting, { connectionId, repositories: [chosenRepository("northwind/other")] });
const block: Run = async (acting, { connectionId, bench, organizationId }) => {
  const [first] = await listChosenRepositories(bench.db, { organizationId, connectionId });
  return chooseWorkflows(acting, { connectionId, repositoryId: first?.id ?? "", workflows: ["CI"] });
};

const publish: Run = (acting) => requestPublishing(acting);
const board: Run = (acting, { connectionId }) =>
  keepDashboard(acting, { kind: "values", connectionId, id: "abc-def-ghi", url: "/dashboard/abc-def-ghi" });

const ACTS: Act[] = [
  ["connecting", "admin", "connect_account", "connection.connected", connect],
  ["giving new keys", "admin", "connect_account", "connection.keys_replaced", renew],
  ["giving keys that are refused", "admin", "refuse_keys", "connection.refused", refuse],
  ["a sync now", "manager", "request_run", "connection.sync_requested", ask("deep")],
  ["parsing again", "manager", "request_run", "connection.replay_requested", ask("replay")],
  ["choosing repositories", "admin", "choose_repositories", "connection.repositories_chosen", choose],
  ["choosing workflows", "admin", "choose_workflows", "connection.workflows_chosen", block],
  ["ending it", "admin", "disconnect_connection", "connection.disconnected", end(false)],
  ["purging it", "admin", "disconnect_connection", "connection.purged", end(true)],
  ["sending values to it", "admin", "request_publishing", "publishing.requested", publish],
  ["making a dashboard in it", "admin", "keep_dashboard", "publishing.dashboard_pushed", board],
];
/** What the line is about, where that is not the connection. */
const TARGETS: Record<string, unknown> = {
  connecting: expect.any(String),
  "sending values to it": null,
  "making a dashboard in it": "values",
};

describe.each(ONE_DATABASE)("an act on a connection on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  beforeAll(async () => {
    await stack.sql(`create table private.closed_logs (organization_id uuid);
      create function private.refuse_line() returns trigger language plpgsql security definer set search_path = '' as $$
      begin
        if exists (select from private.closed_logs c where c.organization_id = new.organization_id) then
          raise exception 'refused by a test' using errcode = '53100';
        end if;
        return new;
      end $$;
      create trigger refuse_line before insert on public.audit_log for each row execute function private.refuse_line()`);
  });

  /** A connection that this function of the database is for. */
  async function openFor(rpc: string): Promise<Connected> {
    const connected = await openConnection(bench);
    return rpc.startsWith("choose_") ? becomeGitHub(connected, ["northwind/api"]) : connected;
  }

  async function join({ organizationId }: Connected, role: Role, status = "active") {
    const { userId, email } = await addMember(stack, { organizationId, role, status });
    return { ...actingAs(bench.db, organizationId, userId), email };
  }

  /** A token of the owner with this role, acting. */
  async function actWithToken(
    { owner, organizationId, acting }: Connected,
    role: Role,
    scopes: string[] = [],
  ) {
    return { ...acting, tokenId: (await makeToken(owner, organizationId, { role, scopes })).id };
  }

  const linesOf = ({ organizationId }: Connected, action: string) =>
    readRows(
      stack,
      `select actor, actor_id, address, target from public.audit_log
        where organization_id = ${quote(organizationId)} and action = ${quote(action)} order by id`,
    );

  test.each(ACTS)(
    "%s is refused by the database to a role too low, a person's and a token's, and changes nothing",
    async (_, role, rpc, _action, run) => {
      const connected = await openFor(rpc);
      const low = ROLES.slice(0, ROLES.indexOf(role));
      const refused: [Acting, string][] = [
        [actingAs(bench.db, connected.organizationId, (await signUp(stack)).userId), "not_found"],
        [await join(connected, "owner", "suspended"), "not_found"],
        [{ ...connected.acting, user: { id: null as never, email: "" } }, "unauthenticated"],
        [{ ...connected.acting, tokenId: randomUUID() }, "unauthenticated"],
        [await actWithToken(connected, "owner", ["origins:write"]), "forbidden"],
      ];
      for (const lower of low) {
        refused.push([await join(connected, lower), "forbidden"]);
        refused.push([await actWithToken(connected, lower), "forbidden"]);
      }
      const before = await digestDatabase(stack);
      for (const [acting, code] of refused)
        await expect(run(acting, connected)).rejects.toMatchObject({ code });
      expect(await digestDatabase(stack)).toEqual(before);
    },
  );

  test.each(ACTS)(
    "%s is one line, with who, from where and what, by a person and by a token",
    async (act, role, rpc, action, run) => {
      const byPerson = await openFor(rpc);
      const person = await join(byPerson, role);
      await run(person, byPerson);
      const target = act in TARGETS ? TARGETS[act] : byPerson.connectionId;
      const { id: actor_id } = person.user;
      const had = act === "connecting" ? [expect.anything()] : [];
      const line = { actor: person.email, actor_id, address: "203.0.113.7", target };
      expect(await linesOf(byPerson, action)).toEqual([...had, line]);

      const byToken = await openFor(rpc);
      await run(await actWithToken(byToken, role), byToken);
      const lines = await linesOf(byToken, action);
      expect(lines.slice(had.length)).toMatchObject([
        { actor: "token CI", actor_id: byToken.acting.user.id },
      ]);
    },
  );

  test.each(ACTS)("%s is not done when its line cannot be written", async (_, _role, rpc, _action, run) => {
    const connected = await openFor(rpc);
    await stack.sql(`insert into private.closed_logs values (${quote(connected.organizationId)})`);
    const before = await digestDatabase(stack);
    await expect(run(connected.acting, connected)).rejects.toMatchObject({ code: "unavailable" });
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test.each(ACTS)(
    "%s has its line also when whoever asked is gone before the answer",
    async (_, _role, rpc, action, run) => {
      const connected = await openFor(rpc);
      const had = (await linesOf(connected, action)).length;
      const before = await digestDatabase(stack);
      const db = syncClient(stack, loseReply(rpc, 1));
      await expect(run({ ...connected.acting, db }, connected)).rejects.toThrow();
      expect(await digestDatabase(stack)).not.toEqual(before);
      expect(await linesOf(connected, action)).toHaveLength(had + 1);
    },
  );

  test("a session acts for its own person, whomever it names", async () => {
    const connected = await openConnection(bench);
    const { client } = await addMember(stack, { ...connected, role: "viewer" });
    const token = await actWithToken(connected, "owner");
    for (const p_acting of [{ userId: connected.acting.user.id }, { tokenId: token.tokenId }]) {
      const asked = { p_organization_id: connected.organizationId, p_changes: { name: "Mine" }, p_acting };
      await expect(callRpc(client, "update_organization", asked)).rejects.toMatchObject({ code: "PL403" });
    }
  });

  test("a connection that has ended comes back by one line of its own", async () => {
    const connected = await openConnection(bench);
    await disconnectConnection(connected.acting, { connectionId: connected.connectionId, purge: false });
    await give(connected.acting, connected, "reconnect");
    const lines = await linesOf(connected, "connection.reconnected");
    expect(lines).toMatchObject([{ target: connected.connectionId }]);
    expect(await linesOf(connected, "connection.connected")).toHaveLength(1);
  });
});
