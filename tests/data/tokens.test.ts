import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, readText, type Stack } from "../support/stack.ts";
import { callList, callRpc, secretClient } from "../support/stack-client.ts";
import { makeTeam, makeToken, setMember, sha256 } from "../support/team.ts";

// Own stacks: these tests change memberships and clocks, which no request role may, by SQL as the owner.
describe.each(ONE_DATABASE)("on %s", (name) => {
  const stack = useStack(name);
  const sql: Stack["sql"] = (statement) => stack.sql(statement);
  let secret: SupabaseClient;

  beforeAll(() => {
    secret = secretClient(stack);
  });

  const authenticate = (hash: string) =>
    callRpc<Record<string, unknown> | null>(secret, "authenticate_token", { p_hash: hash });

  describe("a token", () => {
    test("acts for its organisation with its role, scopes and maker", async () => {
      const { owner, id, slug } = await makeTeam(stack);
      const made = await makeToken(owner.client, id, { role: "manager", scopes: ["origins:write"] });
      expect(await authenticate(made.hash)).toMatchObject({
        tokenId: made.id,
        tokenName: "CI",
        scopes: ["origins:write"],
        userId: owner.userId,
        email: owner.email,
        organization: { id, slug, role: "manager", timeZone: "UTC", lookbackDays: 35 },
      });
      expect(await authenticate(sha256("nobody"))).toBeNull();
    });

    test("is dead once revoked, with the tokens made with it", async () => {
      const { owner, id } = await makeTeam(stack);
      const parent = await makeToken(owner.client, id, { role: "admin" });
      const child = await makeToken(secret, id, { role: "viewer", madeWith: parent.id });
      const grandchild = await makeToken(owner.client, id);
      expect(await authenticate(child.hash)).not.toBeNull();
      await callRpc(owner.client, "revoke_api_token", { p_organization_id: id, p_id: parent.id });
      expect(await authenticate(parent.hash)).toBeNull();
      expect(await authenticate(child.hash)).toBeNull();
      expect(await authenticate(grandchild.hash)).not.toBeNull();
      await callRpc(owner.client, "revoke_api_token", { p_organization_id: id, p_id: parent.id });
      const { items } = await callList(owner.client, "list_audit", id);
      expect(items.filter((row) => row.action === "token.revoked")).toHaveLength(2);
    });

    test("is dead once expired", async () => {
      const { owner, id } = await makeTeam(stack);
      const made = await makeToken(owner.client, id);
      await sql(`update public.api_tokens set expires_at = now() where id = '${made.id}'`);
      expect(await authenticate(made.hash)).toBeNull();
    });

    test("is dead while its maker is suspended, and for good when the maker has gone", async () => {
      const { id, join } = await makeTeam(stack);
      const admin = await join("admin");
      const made = await makeToken(admin.client, id);
      await setMember(stack, admin, "status = 'suspended'");
      expect(await authenticate(made.hash)).toBeNull();
      await setMember(stack, admin, "status = 'active'");
      expect(await authenticate(made.hash)).not.toBeNull();
      await sql(`delete from public.memberships where user_id = '${admin.userId}'`);
      expect(await authenticate(made.hash)).toBeNull();
      await sql(`insert into public.memberships (organization_id, user_id, role)
        values ('${id}', '${admin.userId}', 'admin')`);
      expect(await authenticate(made.hash)).toBeNull();
    });

    test("never does more than its maker may now", async () => {
      const { id, join } = await makeTeam(stack);
      const admin = await join("admin");
      const made = await makeToken(admin.client, id, { role: "admin" });
      await setMember(stack, admin, "role = 'viewer'");
      expect(await authenticate(made.hash)).toMatchObject({ organization: { role: "viewer" } });
      await expect(makeToken(secret, id, { madeWith: made.id })).rejects.toMatchObject({ code: "PL403" });
    });

    test("notes its last use at most once a minute", async () => {
      const { owner, id } = await makeTeam(stack);
      const made = await makeToken(owner.client, id);
      const lastUse = () =>
        readText(stack, `select last_used_at from public.api_tokens where id = '${made.id}'`);
      await authenticate(made.hash);
      const first = await lastUse();
      expect(first).toBeTruthy();
      await authenticate(made.hash);
      expect(await lastUse()).toBe(first);
      await sql(
        `update public.api_tokens set last_used_at = now() - interval '2 minutes' where id = '${made.id}'`,
      );
      const moved = await lastUse();
      await authenticate(made.hash);
      expect(await lastUse()).not.toBe(moved);
    });

    test("cannot be authenticated, and its hash not be read, without the secret key", async () => {
      const { owner, id } = await makeTeam(stack);
      const made = await makeToken(owner.client, id);
      await expect(callRpc(owner.client, "authenticate_token", { p_hash: made.hash })).rejects.toMatchObject({
        code: "42501",
      });
      for (const client of [owner.client, secret]) {
        const { data, error } = await client
          .from("api_tokens")
          .select("token_hash")
          .eq("organization_id", id);
        expect({ data, refused: error !== null }).toEqual({ data: null, refused: true });
      }
    });

    test("is written by nobody directly", async () => {
      const { owner, id } = await makeTeam(stack);
      const made = await makeToken(owner.client, id);
      for (const client of [owner.client, secret]) {
        const update = await client
          .from("api_tokens")
          .update({ role: "owner" })
          .eq("id", made.id)
          .select("id");
        const removal = await client.from("api_tokens").delete().eq("id", made.id).select("id");
        expect([update.data ?? [], removal.data ?? []]).toEqual([[], []]);
      }
      expect(await authenticate(made.hash)).toMatchObject({ organization: { role: "viewer" } });
    });
  });

  describe("making tokens", () => {
    test("needs an admin; a stranger and a suspended admin see no organisation", async () => {
      const { id, join } = await makeTeam(stack);
      const people = {
        viewer: await join("viewer"),
        manager: await join("manager"),
        suspended: await join("admin", "suspended"),
        stranger: (await makeTeam(stack)).owner,
      };
      const expected = { viewer: "PL403", manager: "PL403", suspended: "PL404", stranger: "PL404" };
      for (const [who, code] of Object.entries(expected)) {
        const { client } = people[who as keyof typeof people];
        await expect(makeToken(client, id)).rejects.toMatchObject({ code });
        await expect(callList(client, "list_api_tokens", id)).rejects.toMatchObject({ code });
        const revoking = callRpc(client, "revoke_api_token", { p_organization_id: id, p_id: randomUUID() });
        await expect(revoking).rejects.toMatchObject({ code });
      }
    });

    test("gives at most the maker's role", async () => {
      const { id, owner, join } = await makeTeam(stack);
      const admin = await join("admin");
      await expect(makeToken(admin.client, id, { role: "owner" })).rejects.toMatchObject({ code: "PL403" });
      expect(await makeToken(owner.client, id, { role: "owner" })).toMatchObject({ id: expect.any(String) });
    });

    test.each([
      ["no days", { expiresInDays: 0 }],
      ["more than a year", { expiresInDays: 366 }],
      ["half a day", { expiresInDays: 1.5 }],
      ["no name", { name: "" }],
      ["a long name", { name: "x".repeat(81) }],
      ["an unknown role", { role: "god" }],
      ["an unknown scope", { scopes: ["everything"] }],
      ["a hash that is none", { hash: "secret" }],
    ])("refuses %s", async (_, token) => {
      const { owner, id } = await makeTeam(stack);
      await expect(makeToken(owner.client, id, token)).rejects.toMatchObject({ code: "PL422" });
    });

    test("with a token never outlives that token", async () => {
      const { owner, id } = await makeTeam(stack);
      const parent = await makeToken(owner.client, id, { role: "admin", expiresInDays: 1 });
      const child = await makeToken(secret, id, { expiresInDays: 365, madeWith: parent.id });
      expect(child.expiresAt).toBe(parent.expiresAt);
      await expect(makeToken(secret, id, { madeWith: randomUUID() })).rejects.toMatchObject({
        code: "PL401",
      });
      await expect(makeToken(secret, id)).rejects.toMatchObject({ code: "PL401" });
    });

    test("cannot be done in another organisation with a token of one's own", async () => {
      const mine = await makeTeam(stack);
      const theirs = await makeTeam(stack);
      const token = await makeToken(mine.owner.client, mine.id, { role: "owner" });
      await expect(makeToken(secret, theirs.id, { madeWith: token.id })).rejects.toMatchObject({
        code: "PL401",
      });
      const made = await makeToken(theirs.owner.client, theirs.id);
      const revoking = callRpc(mine.owner.client, "revoke_api_token", {
        p_organization_id: mine.id,
        p_id: made.id,
      });
      await expect(revoking).rejects.toMatchObject({ code: "PL404" });
      expect(await authenticate(made.hash)).not.toBeNull();
    });

    test("is in the audit log with who, what and from where", async () => {
      const { owner, id } = await makeTeam(stack);
      const admin = await makeToken(owner.client, id, { name: "Terraform", role: "admin" });
      await makeToken(secret, id, { name: "Child", madeWith: admin.id });
      const { items } = await callList(owner.client, "list_audit", id);
      expect(items.slice(0, 2)).toMatchObject([
        { action: "token.created", actor: "token Terraform", target: "Child", address: "203.0.113.7" },
        {
          action: "token.created",
          actor: owner.email,
          target: "Terraform",
          details: { role: "admin", scopes: [] },
        },
      ]);
    });
  });
});
