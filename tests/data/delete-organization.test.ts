import type { SupabaseClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import { connectAccount as storeAccount } from "#lib/db/connecting.ts";
import { endOrganization, findOrganization } from "#lib/db/organizations.ts";
import { kindsOf } from "#lib/kinds.ts";
import { purgeOrganization } from "#lib/sync/purge.ts";
import { noticeMail } from "#lib/words/notice-mail.ts";
import { tick } from "#lib/work/tick.ts";
import { actingAs } from "../support/acting.ts";
import { manyDeployments } from "../support/at-datadog.ts";
import {
  type Connected,
  connectAccount,
  DAY,
  purgeEnded,
  settingsOf,
  sync,
  syncClient,
  takeLease,
  tickBench,
} from "../support/connected-account.ts";
import { digestDatabase, dumpDatabase } from "../support/database-dump.ts";
import { datadogAccount } from "../support/datadog-account.ts";
import { dieAt } from "../support/die-at.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { DATABASES, quote, readRows } from "../support/stack.ts";
import { callRpc, secretClient, signUp } from "../support/stack-client.ts";
import { digestRows } from "../support/stored-content.ts";
import { addMember, codeOf, findInvitation, makeToken } from "../support/team.ts";
import { makeTenants, ROLES, type Tenant } from "../support/tenants.ts";
import { nothingIsDue, readWork, setWork, takeOverLease } from "../support/work.ts";

const BATCH = 7;

/** Tables that hold nothing of an organisation, and why they may have no column for it. */
const OF_NOBODY: Record<string, string> = {
  "private.rate_limits": "counted before an organisation is known; a token's go with the organisation",
  "public.bands": "published levels",
  "public.organizations": "is the organisation",
};

describe.each(DATABASES)("an organisation that its owner deletes on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const tenants = use(() => makeTenants(bench));
  const bystander = use(() => connect());

  const connect = async () => {
    const deployments = manyDeployments(bench, 11, {
      from: DAY,
      step: 60,
      each: (n) => ({ commits: [{ sha: `c${n}` }] }),
    });
    const connected = await connectAccount(bench, { deployments });
    await sync(connected);
    await nothingIsDue(stack);
    return connected;
  };

  const nameOf = async ({ organizationId }: Pick<Connected, "organizationId">) => {
    const [row] = await readRows<{ name: string; slug: string }>(
      stack,
      `select name, slug from public.organizations where id = ${quote(organizationId)}`,
    );
    return row ?? expect.fail("no such organisation");
  };
  const end = (client: SupabaseClient, organizationId: string, given: string) =>
    endOrganization(actingAs(client as never, organizationId, ""), given);
  const endOwn = async (connected: Pick<Connected, "owner" | "organizationId">) =>
    end(connected.owner, connected.organizationId, (await nameOf(connected)).name);

  /** Tables that have rows of this organisation, from the catalogue: a new one is among them by itself. */
  const heldIn = async (organizationId: string): Promise<string[]> => {
    const tables = await tablesWithOrganization();
    const counts = tables.map(
      (
        table,
      ) => `select ${quote(table)} as name from ${table} where organization_id = ${quote(organizationId)}
        having count(*) > 0`,
    );
    return (await readRows<{ name: string }>(stack, counts.join(" union all "))).map((row) => row.name);
  };
  const tablesWithOrganization = async (which = "") => {
    const tables = await readRows<{ name: string }>(
      stack,
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' ${which || "and"} exists (select from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'organization_id') order by 1`,
    );
    return tables.map((table) => table.name);
  };

  test("goes for nobody but an owner in person who gives its name, and else nothing changes", async () => {
    const { target, outsiders, members } = tenants;
    const { name: own } = await nameOf(target);
    const before = await digestDatabase(stack);
    for (const role of ROLES.filter((role) => role !== "owner"))
      expect(await codeOf(end(members[role].client, target.organizationId, own)), role).toBe("forbidden");
    for (const who of ["stranger", "neighbour", "suspended", "removed"] as const)
      expect(await codeOf(end(outsiders[who].client, target.organizationId, own)), who).toBe("not_found");
    for (const other of ["", own.toUpperCase(), `${own} `, "another"])
      expect(await codeOf(end(target.owner, target.organizationId, other)), other).toBe("wrong_name");
    // What the secret key does for a token's maker.
    const secret = secretClient(stack);
    expect(await codeOf(end(secret, target.organizationId, own))).toBe("forbidden");
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test("is nobody's from the next request on: keys, tokens, invitations and members are gone, its slug stays taken", async () => {
    const connected = await connect();
    const { organizationId, owner } = connected;
    const { slug } = await nameOf(connected);
    const { email: _, ...guest } = await signUp(stack);
    const viewer = await addMember(stack, { organizationId, role: "viewer" });
    const token = await makeToken(owner, organizationId);
    const invitation = await callRpc<{ token: string }>(owner, "create_invitation", {
      p_organization_id: organizationId,
      p_invitation: { email: "invited@example.test", role: "viewer" },
    });
    await endOwn(connected);
    const gone = ["private.credentials", "public.api_tokens", "public.invitations", "public.memberships"];
    expect((await heldIn(organizationId)).filter((table) => gone.includes(table))).toEqual([]);
    for (const client of [owner, viewer.client]) {
      expect(await findOrganization(client, slug)).toBeNull();
      expect(await callRpc(client, "list_organizations", {})).toEqual([]);
      expect(await codeOf(callRpc(client, "list_members", { p_organization_id: organizationId }))).toBe(
        "PL404",
      );
    }
    expect(await callRpc(bench.db as never, "authenticate_token", { p_hash: token.hash })).toBeNull();
    expect(await findInvitation(stack, invitation.token)).toBeNull();
    const taken = callRpc(guest.client, "create_organization", { p_name: "Again", p_slug: slug });
    expect(await codeOf(taken)).toBe("PL409");
    await purgeEnded(connected);
    await callRpc(guest.client, "create_organization", { p_name: "Again", p_slug: slug });
  });

  test("fences the run under way, which writes nothing more", async () => {
    const connected = await connect();
    const lease = await takeLease(connected);
    let atEnd = {};
    const watch = interceptRpc("commit_slice", async (pass, number) => {
      if (number === 1) {
        await endOwn(connected);
        atEnd = await digestDatabase(stack);
      }
      return pass();
    });
    const ran = await sync(connected, { lease, db: syncClient(stack, watch) });
    expect(ran).toMatchObject({ result: "cancelled", run: { status: "cancelled" } });
    expect(await digestDatabase(stack)).toEqual(atEnd);
    await purgeEnded(connected);
  });

  test("takes no keys beside it: of a connect at the same moment, nothing outlives it", async () => {
    for (let round = 0; round < 12; round += 1) {
      const connected = await connectAccount(bench);
      const account = { how: "create", id: crypto.randomUUID(), name: "Late", backfillDays: 1 } as const;
      const keys = { apiKey: "c".repeat(32), appKey: "d".repeat(40) };
      const late = storeAccount(connected.acting, bench.ring, {
        account: { ...account, ...datadogAccount(keys) },
        keys,
      });
      await Promise.all([endOwn(connected), late.catch((error) => expect(error.code).toBe("not_found"))]);
      expect(await heldIn(connected.organizationId)).not.toContain("private.credentials");
      expect(
        await readRows(
          stack,
          `select kind from private.work where organization_id = ${quote(connected.organizationId)}`,
        ),
      ).toEqual([{ kind: "purge_organization" }]);
      await purgeEnded(connected);
    }
  });

  test("leaves nothing in any table of any schema, also one that is new, after several batches", async () => {
    const { target, other } = tenants;
    await stack.sql(`create schema made_up;
      create table made_up.parents (organization_id uuid references public.organizations, id int,
        primary key (organization_id, id));
      create table made_up.a_child (organization_id uuid, parent_id int,
        foreign key (organization_id, parent_id) references made_up.parents);
      insert into made_up.parents select ${quote(target.organizationId)}, n from generate_series(1, 20) n;
      insert into made_up.a_child select organization_id, id from made_up.parents`);
    await fillRest(target);
    const tables = await tablesWithOrganization();
    expect(tables).toContain("made_up.a_child");
    expect(await heldIn(target.organizationId)).toEqual(tables);
    const marks = await marksOf(target);
    const before = await digestRows(other);
    await endOwn(target);
    let batches = 0;
    const db = syncClient(stack, (input, init) => {
      batches += Number(String(input).endsWith("/rpc/purge_organization"));
      return fetch(input, init);
    });
    await purgeEnded({ ...target, bench: { ...bench, db } }, { batch: BATCH });
    expect(batches).toBeGreaterThan(8);
    const dump = await dumpDatabase(stack);
    expect(marks.filter((mark) => dump.includes(mark))).toEqual([]);
    expect(dump).toContain(other.organizationId);
    expect(await digestRows(other)).toEqual(before);
    await stack.sql("drop schema made_up cascade");
  });

  test("has its rows in tables with a column for it, each named alike", async () => {
    expect(
      (await tablesWithOrganization("and n.nspname in ('public', 'private') and not")).toSorted(),
    ).toEqual(Object.keys(OF_NOBODY));
    const odd = await readRows(
      stack,
      `select f.conname from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey)
        where f.contype = 'f' and f.confrelid = 'public.organizations'::regclass and a.attname <> 'organization_id'`,
    );
    expect(odd).toEqual([]);
  });

  test("goes on where a process died, at any point around any call, and touches nobody else", async () => {
    const before = await digestRows(bystander);
    let deaths = 0;
    for (let deathAt = 1, died = true; died; deathAt += 1) {
      const connected = await connect();
      await endOwn(connected);
      const dying = dieAt(deathAt);
      const db = syncClient(stack, dying.fetch);
      await purgeEnded({ ...connected, bench: { ...bench, db } }, { batch: 20 }).catch(() => undefined);
      died = dying.isDead();
      if (died) {
        deaths += 1;
        const work = workOf(connected);
        if ((await readWork(stack, work)).lease_token !== null)
          await setWork(stack, work, { lease_expires_at: new Date(0).toISOString() });
        await tickBench(bench);
      }
      const dump = await dumpDatabase(stack);
      expect([deathAt, dump.includes(connected.organizationId)]).toEqual([deathAt, false]);
    }
    expect(deaths).toBeGreaterThan(10);
    expect(await digestRows(bystander)).toEqual(before);
  });

  test("keeps the work of emptying it until the end, and who lost its lease deletes nothing more", async () => {
    const connected = await connect();
    await endOwn(connected);
    const first = await purgeEnded(connected, { batch: BATCH, deadlineAt: 0 });
    expect(first).toMatchObject({ status: "partial", continue: true });
    expect((await readWork(stack, workOf(connected))).next_at).not.toBeNull();
    let left = {};
    const db = syncClient(stack, async (input, init) => {
      if (String(input).endsWith("/rpc/purge_organization")) {
        await takeOverLease(stack, connected.organizationId);
        left = await digestRows(connected);
      }
      return fetch(input, init);
    });
    const stolen = await purgeEnded({ ...connected, bench: { ...bench, db } }, { batch: BATCH });
    expect(stolen).toMatchObject({ status: "cancelled", error: { code: "lease_lost" } });
    expect(await digestRows(connected)).toEqual(left);
    await setWork(stack, workOf(connected), { lease_expires_at: new Date(0).toISOString() });
    expect(await tickBench(bench)).toMatchObject({ claimed: 1, succeeded: 1, remaining: 0 });
    expect(await heldIn(connected.organizationId)).toEqual([]);
  });

  test("gives way: another organisation's sync is done before it is gone", async () => {
    const [connected, other] = [await connect(), await connect()];
    await endOwn(connected);
    await setWork(stack, workOf(connected), { next_at: new Date(Date.now() - 7_200_000).toISOString() });
    await setWork(
      stack,
      { organizationId: other.organizationId, subjectId: other.connectionId },
      {
        next_at: new Date(Date.now() - 1000).toISOString(),
      },
    );
    const usual = kindsOf(settingsOf(bench));
    const seen: [kind: string, stillThere: boolean][] = [];
    const kinds = {
      read: async (...of: Parameters<NonNullable<typeof usual.read>>) => {
        seen.push(["read", (await heldIn(connected.organizationId)).includes("public.deployments")]);
        return usual.read?.(...of) ?? expect.fail("nothing reads");
      },
      purge_organization: (...[held, options]: Parameters<typeof purgeOrganization>) =>
        purgeOrganization(held, { ...options, batch: 2 }),
    };
    const result = await tick(kinds, {
      db: bench.db,
      noticeMail,
      budgetSeconds: 3600,
      trigger: "cron",
      atOnce: 1,
    });
    expect(result).toMatchObject({ succeeded: 2, failed: 0, remaining: 0 });
    expect(seen).toEqual([["read", true]]);
    expect(await heldIn(connected.organizationId)).toEqual([]);
  });

  const workOf = ({ organizationId }: Connected) => ({
    organizationId,
    kind: "purge_organization",
    subjectId: organizationId,
  });

  /** What `makeTenants` leaves empty: who left, payloads that wait for their end, calls of a token. */
  const fillRest = async ({ organizationId, owner, tokenId }: Tenant) => {
    const leaver = await addMember(stack, { organizationId, role: "viewer" });
    await callRpc(owner, "remove_member", { p_organization_id: organizationId, p_user_id: leaver.userId });
    await callRpc(bench.db as never, "take_rate_limit", {
      p_key: `token:${tokenId}`,
      p_limit: 300,
      p_window_seconds: 60,
    });
  };

  /** Names and ids of things that were its own alone. */
  const marksOf = async ({
    organizationId,
    connectionId,
    tokenId,
    invitationId,
    runId,
    deploymentId,
  }: Tenant) => {
    const { slug } = await nameOf({ organizationId });
    return [organizationId, connectionId, tokenId, invitationId, runId, deploymentId, slug];
  };
});
