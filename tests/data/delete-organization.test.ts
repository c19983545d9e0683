import { describe, expect, test } from "vitest";
import { connectAccount as storeAccount } from "#lib/db/connecting.ts";
import { findOrganization } from "#lib/db/organizations.ts";
import { connectAccount, purgeEnded, sync, syncClient, takeLease } from "../support/connected-account.ts";
import { digestDatabase, dumpDatabase } from "../support/database-dump.ts";
import { datadogAccount } from "../support/datadog-account.ts";
import { connectSmall, end, endOwn, heldIn, nameOf, tablesOf } from "../support/ended-organization.ts";
import { interceptRpc } from "../support/intercept-rpc.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc, secretClient, signUp } from "../support/stack-client.ts";
import { digestRows } from "../support/stored-content.ts";
import { addMember, codeOf, findInvitation, makeToken } from "../support/team.ts";
import { makeTenants, ROLES, type Tenant } from "../support/tenants.ts";

const BATCH = 7;

/** Tables that hold nothing of an organisation, and why they may have no column for it. */
const OF_NOBODY: Record<string, string> = {
  "private.picture_tallies": "counted for the operator, over all organisations",
  "private.rate_limits": "counted before an organisation is known; a token's go with the organisation",
  "public.bands": "published levels",
  "public.organizations": "is the organisation",
};

describe.each(ONE_DATABASE)("an organisation that its owner deletes on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const tenants = use(() => makeTenants(bench));

  test("goes for nobody but an owner in person who gives its name, and else nothing changes", async () => {
    const { target, outsiders, members } = tenants;
    const { name: own } = await nameOf(stack, target);
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
    const connected = await connectSmall(bench);
    const { organizationId, owner } = connected;
    const { slug } = await nameOf(stack, connected);
    const { email: _, ...guest } = await signUp(stack);
    const viewer = await addMember(stack, { organizationId, role: "viewer" });
    const token = await makeToken(owner, organizationId);
    const invitation = await callRpc<{ token: string }>(owner, "create_invitation", {
      p_organization_id: organizationId,
      p_invitation: { email: "invited@example.test", role: "viewer" },
    });
    await endOwn(stack, connected);
    const gone = ["private.credentials", "public.api_tokens", "public.invitations", "public.memberships"];
    expect((await heldIn(stack, organizationId)).filter((table) => gone.includes(table))).toEqual([]);
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
    const connected = await connectSmall(bench);
    const lease = await takeLease(connected);
    let atEnd = {};
    const watch = interceptRpc("commit_slice", async (pass, number) => {
      if (number === 1) {
        await endOwn(stack, connected);
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
      await Promise.all([
        endOwn(stack, connected),
        late.catch((error) => expect(error.code).toBe("not_found")),
      ]);
      expect(await heldIn(stack, connected.organizationId)).not.toContain("private.credentials");
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
    const tables = await tablesOf(stack, "organizations");
    expect(tables).toContain("made_up.a_child");
    expect(await heldIn(stack, target.organizationId)).toEqual(tables);
    const marks = await marksOf(target);
    const before = await digestRows(other);
    await endOwn(stack, target);
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
    expect((await tablesOf(stack, "nobody")).toSorted()).toEqual(Object.keys(OF_NOBODY));
    const odd = await readRows(
      stack,
      `select f.conname from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any (f.conkey)
        where f.contype = 'f' and f.confrelid = 'public.organizations'::regclass and a.attname <> 'organization_id'`,
    );
    expect(odd).toEqual([]);
  });

  /** What `makeTenants` leaves empty: who left, payloads that wait for their end, whom it forgot, faults, calls of a token. */
  const fillRest = async ({ organizationId, owner, tokenId }: Tenant) => {
    const leaver = await addMember(stack, { organizationId, role: "viewer" });
    await callRpc(owner, "remove_member", { p_organization_id: organizationId, p_user_id: leaver.userId });
    await stack.sql(`insert into private.verified (organization_id) values (${quote(organizationId)});
      insert into private.person_keys (organization_id, key_id, sealed)
        values (${quote(organizationId)}, 1, private.seal('secret', 'passphrase')) on conflict do nothing;
      insert into private.forgotten (organization_id, hash) values (${quote(organizationId)}, gen_random_uuid());
      insert into private.faults (organization_id, what, id) values (${quote(organizationId)}, 'counts', '1')`);
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
    const { slug } = await nameOf(stack, { organizationId });
    return [organizationId, connectionId, tokenId, invitationId, runId, deploymentId, slug];
  };
});
