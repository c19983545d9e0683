import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { DATABASES, readText, type Stack } from "../support/stack.ts";
import { callRpc, secretClient, signUp } from "../support/stack-client.ts";
import { makeTeam, makeToken, sha256, type Teammate } from "../support/team.ts";

type Page = { items: Record<string, unknown>[]; next: { at: string; id: string } | null };
type Limit = { allowed: boolean; retryAfterSeconds: number };

// Own stacks: these tests change memberships and clocks, which no request role may, by SQL as the owner.
describe.each(DATABASES)("on %s", (name) => {
  const stack = useStack(name);
  const sql: Stack["sql"] = (statement) => stack.sql(statement);
  let secret: SupabaseClient;

  beforeAll(() => {
    secret = secretClient(stack);
  });

  const setMember = (person: Teammate, change: string) =>
    sql(`update public.memberships set ${change} where user_id = '${person.userId}'`);

  const authenticate = (hash: string) =>
    callRpc<Record<string, unknown> | null>(secret, "authenticate_token", { p_hash: hash });

  const takeLimit = (key: string, limit: number, seconds = 60) =>
    callRpc<Limit>(secret, "take_rate_limit", { p_key: key, p_limit: limit, p_window_seconds: seconds });

  const list = (client: SupabaseClient, rpc: string, organizationId: string, filter: object = {}) =>
    callRpc<Page>(client, rpc, { p_organization_id: organizationId, p_filter: filter });

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
      const { items } = await list(owner.client, "list_audit", id);
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
      await setMember(admin, "status = 'suspended'");
      expect(await authenticate(made.hash)).toBeNull();
      await setMember(admin, "status = 'active'");
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
      await setMember(admin, "role = 'viewer'");
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
        await expect(list(client, "list_api_tokens", id)).rejects.toMatchObject({ code });
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
      const { items } = await list(owner.client, "list_audit", id);
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

  describe("lists", () => {
    test("pages of tokens, members and the log hold every row once, newest first", async () => {
      const { owner, id, join } = await makeTeam(stack);
      for (let made = 0; made < 5; made += 1) await makeToken(owner.client, id, { name: `T${made}` });
      for (let joined = 0; joined < 4; joined += 1) await join("viewer");
      for (const [rpc, expected] of [
        ["list_api_tokens", 5],
        ["list_members", 5],
        ["list_audit", 6],
      ] as const) {
        const rows: Record<string, unknown>[] = [];
        let cursor: Page["next"] = null;
        do {
          const page: Page = await list(owner.client, rpc, id, { limit: 2, cursor });
          expect(page.items.length).toBeLessThanOrEqual(2);
          rows.push(...page.items);
          cursor = page.next;
        } while (cursor !== null);
        expect(rows).toHaveLength(expected);
        expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(expected);
        const at = rows.map((row) => Date.parse(String(row.at ?? row.createdAt ?? row.joinedAt)));
        expect(at.toSorted((a, b) => b - a)).toEqual(at);
      }
    });

    test("begin at the newest for a cursor that is none of theirs", async () => {
      const { owner, id, join, invite } = await makeTeam(stack);
      for (let made = 0; made < 3; made += 1) await makeToken(owner.client, id, { name: `T${made}` });
      for (const email of ["ann@example.test", "bob@example.test"]) await invite(owner.client, email);
      await join("viewer");
      const at = new Date(0).toISOString();
      const odd = ["text", 5, [], {}, { at }, { id: 1 }, { at: "soon", id: randomUUID() }, { at, id: "" }];
      for (const rpc of [
        "list_api_tokens",
        "list_members",
        "list_invitations",
        "list_audit",
        "list_sync_runs",
      ]) {
        const newest = await list(owner.client, rpc, id, { limit: 1 });
        if (rpc !== "list_sync_runs")
          expect(newest.next).toMatchObject({ at: expect.stringMatching(/\.\d{6}Z$/) });
        const others = rpc === "list_audit" ? { at, id: randomUUID() } : { at, id: "7" };
        for (const cursor of [...odd, others])
          expect(await list(owner.client, rpc, id, { limit: 1, cursor })).toEqual(newest);
      }
    });

    test("tokens are listed with their state and without their hash", async () => {
      const { owner, id } = await makeTeam(stack);
      const [active, expired, revoked] = [
        await makeToken(owner.client, id, { name: "active" }),
        await makeToken(owner.client, id, { name: "expired" }),
        await makeToken(owner.client, id, { name: "revoked" }),
      ];
      await sql(`update public.api_tokens set expires_at = now() where id = '${expired.id}'`);
      await callRpc(owner.client, "revoke_api_token", { p_organization_id: id, p_id: revoked.id });
      const { items } = await list(owner.client, "list_api_tokens", id);
      expect(items.map(({ name, status }) => [name, status])).toEqual([
        ["revoked", "revoked"],
        ["expired", "expired"],
        ["active", "active"],
      ]);
      expect(items[2]).toMatchObject({
        hint: "abcd",
        createdBy: owner.email,
        lastUsedAt: null,
        revokedAt: null,
      });
      expect(JSON.stringify(items)).not.toContain(active.hash);
    });

    test("the log is for admins, the members for members", async () => {
      const { id, join } = await makeTeam(stack);
      const [viewer, admin] = [await join("viewer"), await join("admin")];
      const stranger = await signUp(stack);
      expect((await list(viewer.client, "list_members", id)).items).toHaveLength(3);
      expect((await list(admin.client, "list_audit", id)).items).toHaveLength(1);
      await expect(list(viewer.client, "list_audit", id)).rejects.toMatchObject({ code: "PL403" });
      await expect(list(stranger.client, "list_audit", id)).rejects.toMatchObject({ code: "PL404" });
      await expect(list(stranger.client, "list_members", id)).rejects.toMatchObject({ code: "PL404" });
      await setMember(viewer, "status = 'suspended'");
      await expect(list(viewer.client, "list_members", id)).rejects.toMatchObject({ code: "PL404" });
    });
  });

  describe("exports", () => {
    test("are noted by the member who took them, and by nobody for another", async () => {
      const { owner, id, join } = await makeTeam(stack);
      const viewer = await join("viewer");
      const taken = { kind: "deployments", from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" };
      const note = (client: SupabaseClient, p_export: object) =>
        callRpc(client, "record_export", {
          p_organization_id: id,
          p_export,
          p_acting: { address: "203.0.113.9" },
        });
      await note(viewer.client, taken);
      await expect(note(viewer.client, { kind: "members" })).rejects.toMatchObject({ code: "PL422" });
      await expect(note((await signUp(stack)).client, taken)).rejects.toMatchObject({ code: "PL404" });
      const token = await makeToken(owner.client, id, { role: "manager" });
      const ofLog = { p_organization_id: id, p_export: { kind: "audit" }, p_acting: { tokenId: token.id } };
      await expect(callRpc(secret, "record_export", ofLog)).rejects.toMatchObject({ code: "PL403" });
      const { items } = await list(owner.client, "list_audit", id);
      expect(items[1]).toMatchObject({
        action: "export.created",
        actor: viewer.email,
        target: "deployments",
        details: { from: taken.from, to: taken.to },
      });
    });
  });

  describe("the rate limit", () => {
    test("allows so many calls in a window, each key its own", async () => {
      const key = `user:${randomUUID()}`;
      const taken = [];
      for (let made = 0; made < 4; made += 1) taken.push(await takeLimit(key, 3));
      expect(taken.map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
      expect(taken[0]?.retryAfterSeconds).toBe(0);
      expect(taken[3]?.retryAfterSeconds).toBeGreaterThanOrEqual(1);
      expect(taken[3]?.retryAfterSeconds).toBeLessThanOrEqual(60);
      expect(await takeLimit(`user:${randomUUID()}`, 3)).toEqual({ allowed: true, retryAfterSeconds: 0 });
    });

    test("counts calls at the same moment each", async () => {
      const key = `user:${randomUUID()}`;
      const taken = await Promise.all(Array.from({ length: 20 }, () => takeLimit(key, 12)));
      expect(taken.filter(({ allowed }) => allowed)).toHaveLength(12);
    });

    test("begins anew when the window has ended, and forgets keys long unused", async () => {
      const [key, old] = [`user:${randomUUID()}`, `user:${randomUUID()}`];
      await takeLimit(key, 1);
      await takeLimit(old, 1);
      expect(await takeLimit(key, 1)).toMatchObject({ allowed: false });
      await sql(
        `update private.rate_limits set window_ends_at = now() - interval '2 hours' where key = '${old}'`,
      );
      await sql(
        `update private.rate_limits set window_ends_at = now() - interval '1 second' where key = '${key}'`,
      );
      expect(await takeLimit(key, 1)).toMatchObject({ allowed: true });
      expect(await sql(`select key from private.rate_limits where key = '${old}'`)).toEqual([]);
    });
  });
});
