import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readText } from "../support/stack.ts";
import { callList, callRpc, secretClient } from "../support/stack-client.ts";
import { codeOf, makeTeam, sha256, type Teammate } from "../support/team.ts";

const REPO = "github.com/acme/web";

describe.each(ONE_DATABASE)("the pictures of an organisation on %s", (name) => {
  const stack = useStack(name);

  const make = async (organizationId: string, by: Teammate, given: object = {}) => {
    const hash = sha256(randomBytes(16));
    const usual = { kind: "grid", scope: "", days: 7, language: "en", hint: "abcd", expiresInDays: null };
    const made = await callRpc<{ id: string; expiresAt: string | null }>(by.client, "make_picture", {
      p_organization_id: organizationId,
      p_picture: { ...usual, hash, ...given },
    });
    return { ...made, hash };
  };

  const open = (hash: string) =>
    callRpc<{ today: string; stamp: string } | null>(secretClient(stack), "open_picture", {
      p_hash: hash,
      p_network: "192.0.2.1",
    });

  test("live for as many days as was wished, and the log says until when and of which repository", async () => {
    const team = await makeTeam(stack);
    const { id, expiresAt } = await make(team.id, team.owner, { scope: REPO, expiresInDays: 30 });
    const lifetime = `select extract(epoch from expires_at - created_at)::int / 86400 from public.pictures where id = ${quote(id)}`;
    expect(await readText(stack, lifetime)).toBe("30");
    expect(expiresAt).not.toBeNull();
    const [line] = await team.readAudit();
    expect(line).toMatchObject({ action: "picture.made", details: { id, repository: REPO, expiresAt } });
  });

  test("are listed newest first, page by page, for managers, each with how it stands", async () => {
    const [team, other] = [await makeTeam(stack), await makeTeam(stack)];
    const [leaver, manager, viewer] = [
      await team.join("manager"),
      await team.join("manager"),
      await team.join("viewer"),
    ];
    await make(other.id, other.owner);
    const made = [];
    for (const by of [team.owner, team.owner, team.owner, leaver]) made.push(await make(team.id, by));
    const [alive, expired, revoked, orphan] = made.map(({ id }) => id);
    await callRpc(team.owner.client, "revoke_picture", { p_organization_id: team.id, p_id: revoked });
    await stack.sql(`update public.pictures set expires_at = now()
        where id in (${[expired, revoked].map((id) => quote(id ?? "")).join(", ")});
      update public.memberships set status = 'suspended' where user_id = ${quote(leaver.userId)}`);
    const seen: unknown[] = [];
    let cursor: unknown = null;
    for (const count of [2, 2]) {
      const page = await callList(manager.client, "list_pictures", team.id, { limit: 2, cursor });
      expect(page.items).toHaveLength(count);
      seen.push(...page.items.map(({ id, status, madeBy }) => [id, status, madeBy]));
      cursor = page.next;
    }
    expect(cursor).toBeNull();
    expect(seen).toEqual([
      [orphan, "suspended", leaver.email],
      [revoked, "revoked", team.owner.email],
      [expired, "expired", team.owner.email],
      [alive, "active", team.owner.email],
    ]);
    expect(await codeOf(callList(viewer.client, "list_pictures", team.id))).toBe("PL403");
  });

  test("are revoked by managers of their own organisation alone", async () => {
    const [team, other] = [await makeTeam(stack), await makeTeam(stack)];
    const { id, hash } = await make(team.id, team.owner);
    const revoke = (organizationId: string, by: Teammate) =>
      callRpc(by.client, "revoke_picture", { p_organization_id: organizationId, p_id: id });
    expect(await codeOf(revoke(other.id, other.owner))).toBe("PL404");
    expect(await open(hash)).not.toBeNull();
    await revoke(team.id, team.owner);
    expect(await open(hash)).toBeNull();
  });

  test("show the current day of their organisation, wherever that is", async () => {
    const team = await makeTeam(stack);
    const { hash } = await make(team.id, team.owner);
    const todayIn = async (zone: string) => {
      const there = `time_zone = ${quote(zone)} where id = ${quote(team.id)}`;
      await stack.sql(`update public.organizations set ${there}`);
      return Date.parse((await open(hash))?.today ?? "");
    };
    // 25 hours apart: never the same day.
    const west = await todayIn("Pacific/Pago_Pago");
    expect(await todayIn("Pacific/Kiritimati")).toBeGreaterThan(west);
  });

  test("are another drawing when a mark or a value of their days is another, and of no other days or repository", async () => {
    const team = await makeTeam(stack);
    const { hash } = await make(team.id, team.owner, { scope: REPO, days: 7 });
    const keep = (scope: string, daysAgo: number) =>
      stack.sql(`insert into public.snapshots (organization_id, scope, metric, day, value, n, formula, window_from, window_to)
        values (${quote(team.id)}, ${quote(scope)}, 'github.commits.reverts', (now() at time zone 'UTC')::date - ${daysAgo},
          3, 40, 1, now(), now())`);
    const stampAfter = async (act: () => Promise<unknown>) => {
      await act();
      return (await open(hash))?.stamp;
    };
    const before = await stampAfter(async () => undefined);
    expect(await stampAfter(() => keep("", 0))).toBe(before);
    expect(await stampAfter(() => keep(REPO, 7))).toBe(before);
    const first = await stampAfter(() => keep(REPO, 6));
    const last = await stampAfter(() => keep(REPO, 0));
    const mark = { row: "reverts", measure: "count", good: 1, bad: 5 };
    const marked = await stampAfter(() =>
      callRpc(team.owner.client, "set_health_marks", {
        p_organization_id: team.id,
        p_marks: { version: 0, marks: [mark] },
      }),
    );
    expect(new Set([before, first, last, marked]).size).toBe(4);
  });
});
