import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { signUp } from "../support/stack-client.ts";
import { accept, codeOf, findInvitation, makeTeam, setAccount } from "../support/team.ts";

// Own stacks: these tests change addresses and triggers, which no request role may, by SQL as the owner.
describe.each(ONE_DATABASE)("on %s, for an invitation", (name) => {
  const stack = useStack(name);

  describe("the right of its author", () => {
    test.each([
      ["suspended", "viewer", { status: "suspended" }],
      ["demoted below admin", "viewer", { role: "manager" }],
      ["demoted below the invited role", "owner", { role: "admin" }],
    ])("is gone when the author is %s, and it does not come back", async (_, role, change) => {
      const team = await makeTeam(stack);
      const author = await team.join("owner");
      const person = await signUp(stack);
      const { token } = await team.invite(author.client, person.email, role);
      await team.change(team.owner.client, author, change);
      expect(await findInvitation(stack, token)).toBeNull();
      expect(await codeOf(accept(person.client, token))).toBe("PL404");
      await team.change(team.owner.client, author, { role: "owner", status: "active" });
      expect(await codeOf(accept(person.client, token))).toBe("PL404");
      const ended = (await team.readAudit()).find(({ action }) => action === "invitation.revoked");
      expect(ended).toMatchObject({
        actor: "system",
        target: person.email,
        details: { reason: { code: "author_may_not_invite", numbers: {} } },
      });
    });

    test("is gone with the author, is kept while it lasts, and passes to who sends it again", async () => {
      const team = await makeTeam(stack);
      const [first, second] = [await team.join("admin"), await team.join("admin")];
      const [one, two, three] = [await signUp(stack), await signUp(stack), await signUp(stack)];
      const lost = await team.invite(first.client, one.email);
      const adopted = await team.invite(first.client, two.email);
      const { token } = await team.resend(second.client, adopted.id);
      const kept = await team.invite(second.client, three.email);
      await team.remove(team.owner.client, first);
      await team.change(team.owner.client, second, { role: "owner" });
      expect(await codeOf(accept(one.client, lost.token))).toBe("PL404");
      expect(await codeOf(accept(two.client, adopted.token))).toBe("PL404");
      expect(await accept(two.client, token)).toMatchObject({ role: "viewer" });
      expect(await accept(three.client, kept.token)).toMatchObject({ role: "viewer" });
    });

    test("holds in the database even where an invitation was left behind", async () => {
      const team = await makeTeam(stack);
      const author = await team.join("admin");
      const person = await signUp(stack);
      const { token } = await team.invite(author.client, person.email);
      await stack.sql("alter table public.memberships disable trigger memberships_end_invitations");
      await team.change(team.owner.client, author, { status: "suspended" });
      await stack.sql("alter table public.memberships enable trigger memberships_end_invitations");
      expect(await codeOf(accept(person.client, token))).toBe("PL404");
    });
  });

  describe("a member who was removed", () => {
    test("does not come back by an older invitation, also not under another address", async () => {
      const team = await makeTeam(stack);
      const person = await team.join("owner");
      const elsewhere = `${randomUUID()}@example.test`;
      const older = await team.invite(team.owner.client, elsewhere, "admin");
      await team.remove(team.owner.client, person);
      await setAccount(stack, person, `email = ${quote(elsewhere)}`);
      expect(await codeOf(accept(person.client, older.token))).toBe("PL404");
      expect(await team.memberOf(person)).toBeNull();
    });

    test("loses one that was addressed to them while they were a member", async () => {
      const team = await makeTeam(stack);
      const person = await team.join("viewer");
      const address = `${randomUUID()}@example.test`;
      const { token } = await team.invite(team.owner.client, address, "admin");
      await setAccount(stack, person, `email = ${quote(address)}`);
      expect(await codeOf(accept(person.client, token))).toBe("PL414");
      await team.remove(person.client, person);
      expect(await findInvitation(stack, token)).toBeNull();
    });

    test("comes back by a newer one", async () => {
      const team = await makeTeam(stack);
      const person = await team.join("owner");
      await team.remove(team.owner.client, person);
      const { token } = await team.invite(team.owner.client, person.email);
      expect(await accept(person.client, token)).toEqual({ org: team.slug, role: "viewer" });
    });

    test("does not get out of a suspension by an invitation", async () => {
      const team = await makeTeam(stack);
      const person = await team.join("viewer");
      const address = `${randomUUID()}@example.test`;
      const { token } = await team.invite(team.owner.client, address, "admin");
      await team.change(team.owner.client, person, { status: "suspended" });
      await setAccount(stack, person, `email = ${quote(address)}`);
      expect(await codeOf(accept(person.client, token))).toBe("PL404");
      expect(await team.memberOf(person)).toEqual({ role: "viewer", status: "suspended" });
    });
  });
});
