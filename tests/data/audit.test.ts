import { randomUUID } from "node:crypto";
import type { SupabaseClient } from "@supabase/supabase-js";
import { describe, expect, test } from "vitest";
import { type AuditEntry, type AuditFilter, listAudit, listAuditValues } from "#lib/db/audit.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callRpc, secretClient, signUp } from "../support/stack-client.ts";
import { makeTeam } from "../support/team.ts";
import { ROLES } from "../support/tenants.ts";

const ALL: AuditFilter = { actor: null, action: null, from: null, to: null };

describe.each(ONE_DATABASE)("the audit log on %s", (name) => {
  const stack = useStack(name);

  const write = (id: string, actor: string, action: string) =>
    stack.sql(`insert into public.audit_log (organization_id, actor, action, target)
      values (${[id, actor, action, "t"].map(quote).join(", ")})`);

  const readAll = async (client: SupabaseClient, id: string, filter: Partial<AuditFilter> = {}) => {
    const entries: AuditEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAudit>> = await listAudit(client, id, {
        ...ALL,
        ...filter,
        limit: 3,
        cursor,
      });
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return entries;
  };

  const snapshot = (id: string) =>
    readRows(stack, `select * from public.audit_log where organization_id = ${quote(id)} order by id`);

  test("can be changed, emptied and forged by no role, the secret key included", async () => {
    const { owner, id, join } = await makeTeam(stack);
    const before = await snapshot(id);
    const people = [owner, ...(await Promise.all(ROLES.map((role) => join(role))))];
    const forged = { organization_id: id, actor: "somebody else", action: "organization.changed" };
    for (const client of people.map((person) => person.client)) {
      expect((await client.from("audit_log").insert(forged)).error?.code).toBe("42501");
      expect((await client.from("audit_log").upsert(forged)).error?.code).toBe("42501");
    }
    for (const client of [...people.map((person) => person.client), secretClient(stack)]) {
      const update = await client.from("audit_log").update({ actor: "x" }).eq("organization_id", id);
      expect(update.error?.code).toBe("42501");
      const remove = await client.from("audit_log").delete().eq("organization_id", id);
      expect(remove.error?.code).toBe("42501");
    }
    expect(await snapshot(id)).toEqual(before);
  });

  test.each(["anon", "authenticated", "service_role"])(
    "is granted to %s for neither update, delete nor truncate",
    async (role) => {
      for (const statement of [
        "update public.audit_log set actor = 'x'",
        "delete from public.audit_log",
        "truncate public.audit_log",
        "truncate public.audit_log cascade",
        "alter table public.audit_log disable row level security",
        "drop table public.audit_log",
      ]) {
        const attempt = stack.sql(`do $$ begin set local role ${role}; ${statement}; end $$`);
        await expect(attempt, statement).rejects.toMatchObject({ code: "42501" });
      }
    },
  );

  test("is filtered by person, action and time, page by page", async () => {
    const { owner, id } = await makeTeam(stack);
    for (let made = 0; made < 4; made += 1) {
      await write(id, "Ann@example.test", "token.created");
      await write(id, "bob@example.test", made % 2 === 0 ? "token.created" : "token.revoked");
    }
    const count = async (filter: Partial<AuditFilter>) => (await readAll(owner.client, id, filter)).length;
    expect(await count({})).toBe(9);
    expect(await count({ actor: "ann@EXAMPLE.test" })).toBe(4);
    expect(await count({ action: "token.created" })).toBe(6);
    expect(await count({ actor: "bob@example.test", action: "token.revoked" })).toBe(2);
    expect(await count({ actor: "%" })).toBe(0);
    expect(await count({ action: "token" })).toBe(0);

    await stack.sql(`update public.audit_log set at = '2026-03-01Z'::timestamptz + (id % 2) * interval '1 day'
      where organization_id = ${quote(id)}`);
    const [first, second] = ["2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"];
    expect((await count({ from: first, to: second })) + (await count({ from: second }))).toBe(9);
    expect(await count({ to: first })).toBe(0);
    const listed = await readAll(owner.client, id, { actor: "bob@example.test" });
    expect(listed.map((entry) => entry.action)).toEqual([
      "token.revoked",
      "token.created",
      "token.revoked",
      "token.created",
    ]);
  });

  test("says whom and what it can be filtered by, to admins of this organisation", async () => {
    const { owner, id, join } = await makeTeam(stack);
    await write(id, "zoe@example.test", "token.created");
    expect(await listAuditValues(owner.client, id)).toEqual({
      actors: [owner.email, "zoe@example.test"].toSorted(),
      actions: ["organization.created", "token.created"],
    });
    const manager = await join("manager");
    await expect(listAuditValues(manager.client, id)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await signUp(stack);
    await expect(listAuditValues(stranger.client, id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("notes a visit to the settings once for each person and address in 12 hours", async () => {
    const { owner, id, slug, join } = await makeTeam(stack);
    const viewer = await join("viewer");
    const visit = (client: SupabaseClient, address: string | null) =>
      callRpc(client, "record_settings_visit", { p_organization_id: id, p_acting: { address } });
    for (const address of ["203.0.113.7", "203.0.113.7", null, null, "2001:db8::1"])
      await visit(viewer.client, address);
    await visit(owner.client, "203.0.113.7");
    const visits = async () => readAll(owner.client, id, { action: "settings.opened" });
    expect((await visits()).map(({ actor, address, target }) => [actor, address, target])).toEqual([
      [owner.email, "203.0.113.7", slug],
      [viewer.email, "2001:db8::1", slug],
      [viewer.email, null, slug],
      [viewer.email, "203.0.113.7", slug],
    ]);
    await stack.sql(`update public.audit_log set at = at - interval '13 hours'
      where organization_id = ${quote(id)}`);
    await visit(owner.client, "203.0.113.7");
    expect(await visits()).toHaveLength(5);
    const stranger = await signUp(stack);
    await expect(visit(stranger.client, null)).rejects.toMatchObject({ code: "PL404" });
    await expect(
      callRpc(stranger.client, "record_settings_visit", { p_organization_id: randomUUID() }),
    ).rejects.toMatchObject({ code: "PL404" });
  });

  test("lets only admins note that they took it as a file", async () => {
    const { owner, id, join } = await makeTeam(stack);
    const take = (client: SupabaseClient, kind: string) =>
      callRpc(client, "record_export", { p_organization_id: id, p_export: { kind } });
    await take(owner.client, "audit");
    const viewer = await join("viewer");
    await expect(take(viewer.client, "audit")).rejects.toMatchObject({ code: "PL403" });
    const [entry] = await readAll(owner.client, id, { action: "export.created" });
    expect(entry).toMatchObject({ target: "audit", details: {} });
  });
});
