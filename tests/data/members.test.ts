import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { callRpc, secretClient, signUp } from "../support/stack-client.ts";
import { codeOf, makeTeam, makeToken, type Teammate } from "../support/team.ts";

const ROUNDS = 100;

// Own stacks: these tests put people into organisations past every rule, by SQL as the owner.
describe.each(ONE_DATABASE)("members on %s", (name) => {
  const stack = useStack(name);

  describe("changing a role", () => {
    test("is for admins, who manage admins and below", async () => {
      const team = await makeTeam(stack);
      const [admin, manager, viewer] = [
        await team.join("admin"),
        await team.join("manager"),
        await team.join("viewer"),
      ];
      expect(await team.change(admin.client, viewer, { role: "manager" })).toMatchObject({
        userId: viewer.userId,
        email: viewer.email,
        role: "manager",
        status: "active",
      });
      expect(await team.change(admin.client, viewer, { role: "admin" })).toMatchObject({ role: "admin" });
      expect(await team.change(admin.client, viewer, { role: "viewer" })).toMatchObject({ role: "viewer" });
      for (const { client } of [manager, viewer]) {
        expect(await codeOf(team.change(client, admin, { role: "viewer" }))).toBe("PL403");
        expect(await codeOf(team.change(client, { userId: randomUUID() }, { role: "viewer" }))).toBe("PL403");
      }
    });

    test("of an owner, or to owner, is for owners only", async () => {
      const team = await makeTeam(stack);
      const admin = await team.join("admin");
      const second = await team.join("owner");
      expect(await codeOf(team.change(admin.client, second, { role: "admin" }))).toBe("PL403");
      expect(await codeOf(team.change(admin.client, second, { status: "suspended" }))).toBe("PL403");
      expect(await codeOf(team.remove(admin.client, second))).toBe("PL403");
      expect(await codeOf(team.change(admin.client, admin, { role: "owner" }))).toBe("PL403");
      expect(await team.change(team.owner.client, second, { role: "viewer" })).toMatchObject({
        role: "viewer",
      });
      expect(await team.change(team.owner.client, admin, { role: "owner" })).toMatchObject({ role: "owner" });
    });

    test("never raises one's own, by any role or way", async () => {
      const team = await makeTeam(stack);
      for (const role of ["viewer", "manager", "admin"]) {
        const person = await team.join(role);
        for (const higher of ["admin", "owner"].filter((one) => one !== role))
          expect(await codeOf(team.change(person.client, person, { role: higher }))).toBe("PL403");
        await person.client.from("memberships").update({ role: "owner" }).eq("user_id", person.userId);
        expect(await team.memberOf(person)).toEqual({ role, status: "active" });
      }
    });

    test("takes nothing but a role and a status that exist", async () => {
      const team = await makeTeam(stack);
      const viewer = await team.join("viewer");
      for (const change of [
        {},
        { role: "god" },
        { role: null },
        { status: "gone" },
        { status: null },
        { organization_id: randomUUID() },
        { role: "admin", user_id: team.owner.userId },
      ])
        expect(await codeOf(team.change(team.owner.client, viewer, change)), JSON.stringify(change)).toBe(
          "PL422",
        );
      expect(await team.memberOf(viewer)).toEqual({ role: "viewer", status: "active" });
    });
  });

  describe("the last active owner", () => {
    test("can neither be demoted, suspended, removed nor leave, not by themselves either", async () => {
      const team = await makeTeam(stack);
      await team.join("owner", "suspended");
      await team.join("admin");
      const { owner } = team;
      expect(await codeOf(team.change(owner.client, owner, { role: "admin" }))).toBe("PL413");
      expect(await codeOf(team.change(owner.client, owner, { status: "suspended" }))).toBe("PL413");
      expect(await codeOf(team.remove(owner.client, owner))).toBe("PL413");
      expect(await team.memberOf(owner)).toEqual({ role: "owner", status: "active" });
    });

    test("does not disappear with the account", async () => {
      const team = await makeTeam(stack);
      const viewer = await team.join("viewer");
      const erase = ({ userId }: Teammate) => stack.sql(`delete from auth.users where id = ${quote(userId)}`);
      expect(await codeOf(erase(team.owner))).toBe("PL413");
      await erase(viewer);
      expect(await team.memberOf(viewer)).toBeNull();
      await team.join("owner");
      await erase(team.owner);
      expect(await team.countOwners()).toBe(1);
    });

    test("goes with the organisation when that is deleted as a whole", async () => {
      const team = await makeTeam(stack);
      await team.join("owner");
      await team.invite(team.owner.client, "ada@example.test");
      await stack.sql(`delete from public.organizations where id = ${quote(team.id)}`);
      expect(await team.countOwners()).toBe(0);
      expect(await team.readAudit()).toEqual([]);
    });

    test("may go once there is another", async () => {
      const team = await makeTeam(stack);
      const second = await team.join("owner");
      await team.remove(team.owner.client, team.owner);
      expect(await team.memberOf(team.owner)).toBeNull();
      expect(await codeOf(team.remove(second.client, second))).toBe("PL413");
    });

    test(`is left over when two owners demote each other, ${ROUNDS} times`, async () => {
      const team = await makeTeam(stack);
      const second = await team.join("owner");
      const lost: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const results = await Promise.allSettled([
          team.change(team.owner.client, second, { role: "viewer" }),
          team.change(second.client, team.owner, { role: "viewer" }),
        ]);
        if ((await team.countOwners()) !== 1) lost.push(round);
        expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
        await stack.sql(
          `update public.memberships set role = 'owner' where organization_id = ${quote(team.id)}`,
        );
      }
      expect(lost).toEqual([]);
    });

    test("is left over when many go at once, past the functions too", async () => {
      const team = await makeTeam(stack);
      const owners = [team.owner];
      for (let made = 1; made < 6; made += 1) owners.push(await team.join("owner"));
      const demote = ({ userId }: Teammate) =>
        stack.sql(`update public.memberships set role = 'viewer'
          where organization_id = ${quote(team.id)} and user_id = ${quote(userId)}`);
      await Promise.allSettled([...owners.map(demote), ...owners.map((one) => team.remove(one.client, one))]);
      expect(await team.countOwners()).toBe(1);
      const all = stack.sql(`delete from public.memberships where organization_id = ${quote(team.id)}`);
      expect(await codeOf(all)).toBe("PL413");
    });
  });

  describe("suspending, removing and leaving", () => {
    test("take effect with the next request, under the session that the member has", async () => {
      const team = await makeTeam(stack);
      const [first, second] = [await team.join("admin"), await team.join("admin")];
      const sees = async ({ client }: Teammate) =>
        (await client.from("organizations").select("id")).data?.length;
      expect([await sees(first), await sees(second)]).toEqual([1, 1]);
      await team.change(team.owner.client, first, { status: "suspended" });
      await team.remove(team.owner.client, second);
      expect([await sees(first), await sees(second)]).toEqual([0, 0]);
      for (const { client } of [first, second]) {
        expect(await callRpc(client, "get_organization", { p_slug: team.slug })).toBeNull();
        expect(await codeOf(callRpc(client, "list_members", { p_organization_id: team.id }))).toBe("PL404");
        expect(await codeOf(team.invite(client, "eve@example.test"))).toBe("PL404");
      }
      await team.change(team.owner.client, first, { status: "active" });
      expect(await sees(first)).toBe(1);
    });

    test("a suspended member learns the name of the organisation and nothing else of it", async () => {
      const [team, other] = [await makeTeam(stack), await makeTeam(stack)];
      const [suspended, removed] = [await team.join("viewer"), await team.join("viewer")];
      await other.join("viewer", "suspended");
      const hears = ({ client }: Teammate) => callRpc(client, "list_suspensions", {});
      expect([await hears(suspended), await hears(removed)]).toEqual([[], []]);
      await team.change(team.owner.client, suspended, { status: "suspended" });
      await team.remove(team.owner.client, removed);
      expect(await hears(suspended)).toEqual([team.slug]);
      expect([await hears(removed), await hears(team.owner), await hears(await signUp(stack))]).toEqual([
        [],
        [],
        [],
      ]);
      expect(await codeOf(callRpc(suspended.client, "list_admins", { p_organization_id: team.id }))).toBe(
        "PL404",
      );
      await team.change(team.owner.client, suspended, { status: "active" });
      expect(await hears(suspended)).toEqual([]);
    });

    test("every member is told whom to ask: active owners, then admins, at most three", async () => {
      const team = await makeTeam(stack);
      const viewer = await team.join("viewer");
      const asks = () => callRpc(viewer.client, "list_admins", { p_organization_id: team.id });
      expect(await asks()).toEqual([team.owner.email]);
      await team.join("owner", "suspended");
      await team.join("manager");
      const admin = await team.join("admin");
      const second = await team.join("owner");
      expect(await asks()).toEqual([team.owner.email, second.email, admin.email]);
      await team.join("admin");
      expect(await asks()).toEqual([team.owner.email, second.email, admin.email]);
    });

    test("a suspended member reinstates nobody, least of all themselves", async () => {
      const team = await makeTeam(stack);
      const suspended = await team.join("owner", "suspended");
      expect(await codeOf(team.change(suspended.client, suspended, { status: "active" }))).toBe("PL404");
      expect(await codeOf(team.remove(suspended.client, suspended))).toBe("PL404");
      expect(await team.memberOf(suspended)).toEqual({ role: "owner", status: "suspended" });
    });

    test("anybody may leave, and a viewer may remove nobody else", async () => {
      const team = await makeTeam(stack);
      const [viewer, other] = [await team.join("viewer"), await team.join("viewer")];
      expect(await codeOf(team.remove(viewer.client, other))).toBe("PL403");
      await team.remove(viewer.client, viewer);
      expect(await team.memberOf(viewer)).toBeNull();
      expect(await codeOf(team.remove(viewer.client, viewer))).toBe("PL404");
    });

    test("a token does at most what its maker may now, and never leaves for the maker", async () => {
      const team = await makeTeam(stack);
      const [maker, viewer] = [await team.join("admin"), await team.join("viewer")];
      const secret = secretClient(stack);
      const token = await makeToken(maker.client, team.id, { role: "admin" });
      const byToken = (rpc: string, userId: string, more: object = {}) =>
        callRpc(secret, rpc, {
          p_organization_id: team.id,
          p_user_id: userId,
          p_acting: { tokenId: token.id },
          ...more,
        });
      const manager = { p_change: { role: "manager" } };
      expect(await byToken("change_member", viewer.userId, manager)).toMatchObject({ role: "manager" });
      expect(await codeOf(byToken("change_member", team.owner.userId, manager))).toBe("PL403");
      await team.change(team.owner.client, maker, { role: "viewer" });
      expect(await codeOf(byToken("change_member", viewer.userId, manager))).toBe("PL403");
      expect(await codeOf(byToken("remove_member", maker.userId))).toBe("PL403");
      await team.change(team.owner.client, maker, { status: "suspended" });
      expect(await codeOf(byToken("change_member", viewer.userId, manager))).toBe("PL401");
      await team.remove(team.owner.client, maker);
      expect(await codeOf(byToken("change_member", viewer.userId, manager))).toBe("PL401");
    });
  });

  describe("transferring ownership", () => {
    test("makes another active member owner and the owner admin, in one step", async () => {
      const team = await makeTeam(stack);
      const [viewer, suspended] = [await team.join("viewer"), await team.join("admin", "suspended")];
      expect(await codeOf(team.transfer(team.owner.client, suspended))).toBe("PL422");
      expect(await codeOf(team.transfer(team.owner.client, team.owner))).toBe("PL422");
      expect(await codeOf(team.transfer(team.owner.client, await signUp(stack)))).toBe("PL404");
      await team.transfer(team.owner.client, viewer);
      expect(await team.memberOf(viewer)).toEqual({ role: "owner", status: "active" });
      expect(await team.memberOf(team.owner)).toEqual({ role: "admin", status: "active" });
      expect(await codeOf(team.transfer(team.owner.client, team.owner))).toBe("PL403");
    });

    test("is out of reach for the secret key", async () => {
      const team = await makeTeam(stack);
      expect(await codeOf(team.transfer(secretClient(stack), team.owner))).toBe("42501");
    });
  });

  test("every change is in the log with actor and target, and what changes nothing is not", async () => {
    const team = await makeTeam(stack);
    const [viewer, leaver] = [await team.join("viewer"), await team.join("viewer")];
    const { client, email } = team.owner;
    await team.change(client, viewer, { role: "viewer", status: "active" });
    await team.change(client, viewer, { role: "manager" });
    await team.change(client, viewer, { status: "suspended" });
    await team.change(client, viewer, { status: "active" });
    await team.remove(leaver.client, leaver);
    await team.transfer(client, viewer);
    await team.remove(viewer.client, team.owner);
    const lines = (await team.readAudit()).reverse().slice(1);
    expect(lines.map(({ action, actor, target }) => [action, actor, target])).toEqual([
      ["member.role_changed", email, viewer.email],
      ["member.suspended", email, viewer.email],
      ["member.reinstated", email, viewer.email],
      ["member.left", leaver.email, leaver.email],
      ["ownership.transferred", email, viewer.email],
      ["member.removed", viewer.email, email],
    ]);
    expect(lines[0]?.details).toEqual({ id: viewer.userId, role: { from: "viewer", to: "manager" } });
  });
});
