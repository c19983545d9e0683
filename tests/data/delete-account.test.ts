import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import { deleteAccount, LastOwner, listSoleOwnerships } from "#lib/db/account.ts";
import { digestDatabase, dumpDatabase } from "../support/database-dump.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc, createOrganization, secretClient, signUp } from "../support/stack-client.ts";
import {
  accept,
  codeOf,
  findInvitation,
  makeTeam,
  makeToken,
  setAccount,
  type Teammate,
} from "../support/team.ts";

const ROUNDS = 25;
/** The auth server's own log: what it keeps and for how long is set there. */
const NOT_OURS = ["auth.audit_log_entries"];

describe.each(ONE_DATABASE)("an account that its owner deletes on %s", (name) => {
  const stack = useStack(name);

  const leave = ({ client, email }: Teammate) => deleteAccount(client as never, email);

  /** A team in which the second owner did something in every way that the log knows, and has all that one may have. */
  async function makeLeaver() {
    const team = await makeTeam(stack);
    const leaver = await team.join("owner");
    const other = await team.join("viewer");
    const token = await makeToken(leaver.client, team.id);
    await callRpc(secretClient(stack), "update_organization", {
      p_organization_id: team.id,
      p_changes: { name: `By a token of ${leaver.email}`, weekStart: "sunday" },
      p_acting: { tokenId: (await makeToken(leaver.client, team.id, { role: "admin" })).id },
    });
    await team.change(leaver.client, other, { role: "manager" });
    await team.change(team.owner.client, leaver, { role: "admin" });
    // What an organisation is called is its own; that it was called so stays in the log alone.
    await callRpc(team.owner.client, "update_organization", {
      p_organization_id: team.id,
      p_changes: { name: "Renamed" },
    });
    const guest = await signUp(stack);
    const toGuest = await team.invite(leaver.client, guest.email);
    await accept(guest.client, toGuest.token);
    const open = await team.invite(leaver.client, `open-${randomUUID()}@example.test`);
    const elsewhere = await makeTeam(stack);
    const toLeaver = await elsewhere.invite(elsewhere.owner.client, leaver.email);
    const longer = `x${leaver.email}`;
    await elsewhere.invite(elsewhere.owner.client, longer);
    for (const counted of ["user", "account-proof"])
      await callRpc(secretClient(stack), "take_rate_limit", {
        p_key: `${counted}:${leaver.userId}`,
        p_limit: 300,
        p_window_seconds: 60,
      });
    return { team, leaver, other, token, open, elsewhere, toLeaver, longer };
  }

  test("is kept while an organisation would lose its last active owner, which is named, and nothing changes", async () => {
    const person = await signUp(stack);
    const [first, second] = [
      await createOrganization(person.client),
      await createOrganization(person.client),
    ];
    const helped = await makeTeam(stack);
    await stack.sql(`insert into public.memberships (organization_id, user_id, role)
      values (${[helped.id, person.userId, "owner"].map(quote).join(", ")})`);
    const before = await digestDatabase(stack);
    const refused = await leave(person).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LastOwner);
    const slugs = [first.slug, second.slug].toSorted();
    expect(refused).toMatchObject({ code: "last_owner", status: 409 });
    expect((refused as LastOwner).organizations.map(({ slug }) => slug).toSorted()).toEqual(slugs);
    expect(await listSoleOwnerships(person.client as never)).toEqual((refused as LastOwner).organizations);
    expect(await digestDatabase(stack)).toEqual(before);
    // Somebody suspended owns nothing; somebody active does.
    const heir = await signUp(stack);
    for (const status of ["suspended", "active"]) {
      for (const { id } of [first, second])
        await stack.sql(`insert into public.memberships (organization_id, user_id, role, status)
          values (${[id, heir.userId, "owner", status].map(quote).join(", ")})
          on conflict (organization_id, user_id) do update set status = excluded.status`);
      if (status === "suspended") expect(await codeOf(leave(person))).toBe("last_owner");
    }
    await leave(person);
  });

  test("goes for nobody but its own person who gives its e-mail", async () => {
    const [person, other] = [await signUp(stack), await signUp(stack)];
    const before = await digestDatabase(stack);
    for (const email of [other.email, "", `x${person.email}`])
      expect(await codeOf(deleteAccount(person.client as never, email))).toBe("wrong_name");
    expect(await codeOf(deleteAccount(secretClient(stack) as never, person.email))).toBe("forbidden");
    expect(await digestDatabase(stack)).toEqual(before);
    await deleteAccount(person.client as never, ` ${person.email.toUpperCase()} `);
    expect(await codeOf(leave(person))).toBe("unauthenticated");
  });

  test("takes all that it may do with it: memberships, tokens, invitations by it and to it, sessions", async () => {
    const { team, leaver, token, open, elsewhere, toLeaver } = await makeLeaver();
    const { data } = await leaver.client.auth.getSession();
    await leave(leaver);
    expect(await team.memberOf(leaver)).toBeNull();
    const secret = secretClient(stack);
    expect(await callRpc(secret, "authenticate_token", { p_hash: token.hash })).toBeNull();
    for (const invitation of [open, toLeaver])
      expect(await findInvitation(stack, invitation.token)).toBeNull();
    const refreshed = await leaver.client.auth.refreshSession({
      refresh_token: data.session?.refresh_token ?? "",
    });
    expect(refreshed.error?.status).toBe(400);
    const asked = await fetch(`${stack.url}/auth/v1/user`, {
      headers: { apikey: stack.publishableKey, authorization: `Bearer ${data.session?.access_token}` },
    });
    expect(asked.status).toBe(403);
    // Nor does the address come back into what it was invited to.
    const again = await signUp(stack);
    await setAccount(stack, again, `email = ${quote(leaver.email)}`);
    expect(await codeOf(accept(again.client, toLeaver.token))).toBe("PL404");
    expect((await elsewhere.readAudit())[0]).toMatchObject({
      action: "invitation.revoked",
      actor: "system",
      target: "deleted-account",
    });
  });

  test("leaves its deeds in the log and nothing of its person in any table", async () => {
    const { team, leaver, other, longer, elsewhere } = await makeLeaver();
    const before = await team.readAudit();
    await leave(leaver);
    const dump = (await dumpDatabase(stack, NOT_OURS)).replaceAll(longer, "");
    expect([leaver.userId, leaver.email].filter((mark) => dump.toLowerCase().includes(mark))).toEqual([]);
    const after = await team.readAudit();
    const told = after.slice(-before.length);
    expect(told.map(({ action }) => action)).toEqual(before.map(({ action }) => action));
    expect(after.find(({ action }) => action === "account.deleted")).toMatchObject({
      actor: "deleted-account",
      target: null,
    });
    expect(told.filter(({ actor }) => actor === "deleted-account")).toHaveLength(
      before.filter(({ actor }) => actor === leaver.email || actor.startsWith("token ")).length,
    );
    // What others did, and who they did it to, stands as it was.
    const ofOther = ({ target }: { target: string | null }) => target === other.email;
    expect(told.find(ofOther)?.details).toEqual(before.find(ofOther)?.details);
    expect((await elsewhere.readAudit()).map(({ target }) => target)).toContain(longer);
    const traces = await readRows(
      stack,
      `select actor_id, address from public.audit_log where actor = 'deleted-account' and organization_id = ${quote(team.id)}
        and (actor_id is not null or address is not null)`,
    );
    expect(traces).toEqual([]);
  });

  test("is forgotten under the addresses that it had before, too", async () => {
    const team = await makeTeam(stack);
    const person = await team.join("admin");
    await makeToken(person.client, team.id);
    const now = `now-${randomUUID()}@example.test`;
    await setAccount(stack, person, `email = ${quote(now)}`);
    await makeToken(person.client, team.id);
    await deleteAccount(person.client as never, now);
    const dump = await dumpDatabase(stack, NOT_OURS);
    expect([person.email, now].filter((address) => dump.includes(address))).toEqual([]);
  });

  test("of somebody who was removed leaves them out, also when they come back under the same address", async () => {
    const domain = `d${randomUUID().slice(0, 8)}.test`;
    const team = await makeTeam(stack);
    await setAccount(stack, team.owner, `email = ${quote(`owner@${domain}`)}`);
    await team.letJoin(team.owner.client, domain);
    const email = `leaver@${domain}`;
    const at = async () => {
      const person = await signUp(stack);
      await setAccount(stack, person, `email = ${quote(email)}`);
      return { ...person, email };
    };
    const join = (client: SupabaseClient) => callRpc(client, "join_organization", { p_slug: team.slug });
    const person = await at();
    await join(person.client);
    await team.remove(team.owner.client, person);
    await leave(person);
    const dump = await dumpDatabase(stack, NOT_OURS);
    expect([email, person.userId].filter((mark) => dump.includes(mark))).toEqual([]);
    expect(await codeOf(join((await at()).client))).toBe("PL404");
  });

  test("with an address that was never confirmed ends no invitation to it and forgets nobody", async () => {
    const team = await makeTeam(stack);
    const impostor = await signUp(stack);
    const invitation = await team.invite(team.owner.client, impostor.email);
    await setAccount(stack, impostor, "email_confirmed_at = null");
    const before = await team.readAudit();
    await leave(impostor);
    expect(await findInvitation(stack, invitation.token)).toMatchObject({ email: impostor.email });
    expect(await team.readAudit()).toEqual(before);
  });

  test("of two last owners who leave at the same moment, one stays", async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const team = await makeTeam(stack);
      const second = await team.join("owner");
      const left = await Promise.allSettled([leave(team.owner), leave(second)]);
      expect(left.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(await team.countOwners()).toBe(1);
    }
  });
});
