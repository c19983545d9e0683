import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { DATABASES, type Stack } from "../support/stack.ts";
import { callList, callRpc, type ListPage, secretClient, signUp } from "../support/stack-client.ts";
import { makeTeam, makeToken, setMember } from "../support/team.ts";

type Limit = { allowed: boolean; retryAfterSeconds: number };

// Own stacks: these tests change memberships and clocks, which no request role may, by SQL as the owner.
describe.each(DATABASES)("on %s", (name) => {
  const stack = useStack(name);
  const sql: Stack["sql"] = (statement) => stack.sql(statement);
  let secret: SupabaseClient;

  beforeAll(() => {
    secret = secretClient(stack);
  });

  const takeLimit = (key: string, limit: number, seconds = 60) =>
    callRpc<Limit>(secret, "take_rate_limit", { p_key: key, p_limit: limit, p_window_seconds: seconds });

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
        let cursor: ListPage["next"] = null;
        do {
          const page: ListPage = await callList(owner.client, rpc, id, { limit: 2, cursor });
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
        const newest = await callList(owner.client, rpc, id, { limit: 1 });
        if (rpc !== "list_sync_runs")
          expect(newest.next).toMatchObject({ at: expect.stringMatching(/\.\d{6}Z$/) });
        const others = rpc === "list_audit" ? { at, id: randomUUID() } : { at, id: "7" };
        for (const cursor of [...odd, others])
          expect(await callList(owner.client, rpc, id, { limit: 1, cursor })).toEqual(newest);
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
      const { items } = await callList(owner.client, "list_api_tokens", id);
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
      expect((await callList(viewer.client, "list_members", id)).items).toHaveLength(3);
      expect((await callList(admin.client, "list_audit", id)).items).toHaveLength(1);
      await expect(callList(viewer.client, "list_audit", id)).rejects.toMatchObject({ code: "PL403" });
      await expect(callList(stranger.client, "list_audit", id)).rejects.toMatchObject({ code: "PL404" });
      await expect(callList(stranger.client, "list_members", id)).rejects.toMatchObject({ code: "PL404" });
      await setMember(stack, viewer, "status = 'suspended'");
      await expect(callList(viewer.client, "list_members", id)).rejects.toMatchObject({ code: "PL404" });
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
      const { items } = await callList(owner.client, "list_audit", id);
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
