import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote, readText } from "../support/stack.ts";
import { callRpc, secretClient, signUp } from "../support/stack-client.ts";
import { accept, codeOf, findInvitation, makeTeam, setAccount, sha256 } from "../support/team.ts";

const AT_ONCE = 100;

// Own stacks: these tests change clocks and confirmations, which no request role may, by SQL as the owner.
describe.each(ONE_DATABASE)("an invitation on %s", (name) => {
  const stack = useStack(name);

  /** Somebody whom the owner of a team has invited. */
  const inviteSomebody = async () => {
    const team = await makeTeam(stack);
    const person = await signUp(stack);
    return { team, person, ...(await team.invite(team.owner.client, person.email)) };
  };

  describe("accepting", () => {
    test("makes the invited a member with the role, whatever the case of the address", async () => {
      const team = await makeTeam(stack);
      const person = await signUp(stack);
      const { token } = await team.invite(team.owner.client, ` ${person.email.toUpperCase()} `, "manager");
      expect(await findInvitation(stack, token)).toMatchObject({
        organization: team.slug,
        email: person.email,
        role: "manager",
        invitedBy: team.owner.email,
      });
      expect(await accept(person.client, token)).toEqual({ org: team.slug, role: "manager" });
      expect(await team.memberOf(person)).toEqual({ role: "manager", status: "active" });
    });

    test("is told with the language that the account of its address keeps, and with none where there is no such account", async () => {
      const { person, team, token } = await inviteSomebody();
      expect(await findInvitation(stack, token)).toMatchObject({ language: null });
      await setAccount(stack, person, `raw_user_meta_data = '{"language": "pt-BR"}'`);
      expect(await findInvitation(stack, token)).toMatchObject({ language: "pt-BR" });
      const unknown = await team.invite(team.owner.client, `${randomUUID()}@example.test`);
      expect(await findInvitation(stack, unknown.token)).toMatchObject({ language: null });
    });

    test("works once", async () => {
      const { person, token } = await inviteSomebody();
      await accept(person.client, token);
      expect(await codeOf(accept(person.client, token))).toBe("PL404");
      expect(await findInvitation(stack, token)).toBeNull();
    });

    test(`makes one member of ${AT_ONCE} at the same moment`, async () => {
      const { team, person, token } = await inviteSomebody();
      const tries = await Promise.allSettled(
        Array.from({ length: AT_ONCE }, () => accept(person.client, token)),
      );
      expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const refusals = tries.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
      expect(new Set(refusals)).toEqual(new Set(["PL404"]));
      const accepted = (await team.readAudit()).filter(({ action }) => action === "invitation.accepted");
      expect(accepted).toHaveLength(1);
    });

    test("is refused alike for a wrong token, another's address, and one that is expired, revoked or sent again", async () => {
      const team = await makeTeam(stack);
      const { client } = team.owner;
      const person = await signUp(stack);
      const refused: string[] = ["", "x", randomUUID()];
      refused.push((await team.invite(client, "somebody@example.test")).token);
      const expired = await team.invite(client, person.email);
      await stack.sql(`update public.invitations set expires_at = now() where id = ${quote(expired.id)}`);
      refused.push(expired.token);
      const again = await team.invite(client, person.email);
      refused.push(again.token);
      const newest = await team.resend(client, again.id);
      expect(newest.id).toBe(again.id);
      await team.revoke(client, again.id);
      refused.push(newest.token);
      const messages = new Set<string>();
      for (const token of refused) {
        await accept(person.client, token).catch((error: Error) => messages.add(error.message));
      }
      expect([...messages]).toEqual(["accept_invitation: PL404 no such invitation"]);
      expect(await team.memberOf(person)).toBeNull();
    });

    test("needs a confirmed address, and says so whatever the token", async () => {
      const { person, token } = await inviteSomebody();
      await setAccount(stack, person, "email_confirmed_at = null");
      expect(await codeOf(accept(person.client, token))).toBe("PL416");
      expect(await codeOf(accept(person.client, "nonsense"))).toBe("PL416");
      await setAccount(stack, person, "email_confirmed_at = now()");
      expect(await accept(person.client, token)).toMatchObject({ role: "viewer" });
    });

    test("goes by the account's address now, not by the one in the session", async () => {
      const { person, token } = await inviteSomebody();
      await setAccount(stack, person, `email = ${quote(`${randomUUID()}@example.test`)}`);
      expect(await codeOf(accept(person.client, token))).toBe("PL404");
    });

    test("opens nothing with the stored hash", async () => {
      const { person, id, token } = await inviteSomebody();
      const stored = await readText(
        stack,
        `select token_hash from public.invitations where id = ${quote(id)}`,
      );
      expect(stored).toBe(sha256(token));
      expect(await codeOf(accept(person.client, sha256(token)))).toBe("PL404");
    });
  });

  describe("inviting", () => {
    test("gives a token that nobody chose, of 256 bits, for seven days", async () => {
      const team = await makeTeam(stack);
      const [first, second] = [randomUUID(), randomUUID()];
      const made = await callRpc<{ token: string; expiresAt: string }>(
        team.owner.client,
        "create_invitation",
        {
          p_organization_id: team.id,
          p_invitation: {
            email: `${first}@example.test`,
            role: "viewer",
            token: "chosen",
            hash: sha256("chosen"),
          },
        },
      );
      const other = await team.invite(team.owner.client, `${second}@example.test`);
      expect(made.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(made.token).not.toBe(other.token);
      expect(await findInvitation(stack, "chosen")).toBeNull();
      const days = (new Date(made.expiresAt).getTime() - Date.now()) / 86_400_000;
      expect(days).toBeGreaterThan(6.9);
      expect(days).toBeLessThanOrEqual(7);
    });

    test("is for admins, and never above their own role", async () => {
      const team = await makeTeam(stack);
      const email = () => `${randomUUID()}@example.test`;
      for (const role of ["viewer", "manager"]) {
        const { client } = await team.join(role);
        expect(await codeOf(team.invite(client, email()))).toBe("PL403");
      }
      const admin = await team.join("admin");
      expect(await codeOf(team.invite(admin.client, email(), "owner"))).toBe("PL403");
      await team.invite(admin.client, email(), "admin");
      const above = await team.invite(team.owner.client, email(), "owner");
      expect(await codeOf(team.resend(admin.client, above.id))).toBe("PL403");
      expect(await codeOf(team.revoke(admin.client, above.id))).toBe("PL403");
    });

    test("a member, suspended or not, or an address that has one already, is a conflict", async () => {
      const team = await makeTeam(stack);
      const { client } = team.owner;
      const [member, suspended] = [await team.join("viewer"), await team.join("admin", "suspended")];
      expect(await codeOf(team.invite(client, member.email.toUpperCase()))).toBe("PL414");
      expect(await codeOf(team.invite(client, suspended.email))).toBe("PL414");
      const email = `${randomUUID()}@example.test`;
      await team.invite(client, email);
      expect(await codeOf(team.invite(client, email.toUpperCase(), "admin"))).toBe("PL415");
    });

    test.each([
      ["no address", ""],
      ["two addresses", "a@example.test,b@example.test"],
      ["a name around it", "Ada <ada@example.test>"],
      ["a line break", "ada@example.test\nbcc: eve@example.test"],
      ["no domain", "ada@"],
      ["a letter that only looks alike", "ad\u0430@example.test"],
      ["more than 254 characters", `${"a".repeat(250)}@example.test`],
    ])("takes no address that is %s", async (_, email) => {
      const team = await makeTeam(stack);
      expect(await codeOf(team.invite(team.owner.client, email))).toBe("PL422");
    });

    test("takes no role that does not exist", async () => {
      const team = await makeTeam(stack);
      expect(await codeOf(team.invite(team.owner.client, "ada@example.test", "god"))).toBe("PL422");
    });

    test("keeps a hash and shows it to nobody, not to the secret key either", async () => {
      const team = await makeTeam(stack);
      const { token } = await team.invite(team.owner.client, "ada@example.test");
      for (const client of [team.owner.client, secretClient(stack)]) {
        const { data, error } = await client
          .from("invitations")
          .select("token_hash")
          .eq("organization_id", team.id);
        expect({ data, refused: error !== null }).toEqual({ data: null, refused: true });
      }
      const listed = await callRpc(team.owner.client, "list_invitations", { p_organization_id: team.id });
      expect(listed).toMatchObject({
        items: [{ email: "ada@example.test", status: "pending", invitedBy: team.owner.email }],
        next: null,
      });
      const everything = JSON.stringify([listed, await team.readAudit()]);
      expect(everything).not.toContain(token);
      expect(everything).not.toContain(sha256(token));
      expect(await codeOf(callRpc(team.owner.client, "find_invitation", { p_hash: sha256(token) }))).toBe(
        "42501",
      );
    });
  });

  test("its whole life is in the log", async () => {
    const team = await makeTeam(stack);
    const { client, email } = team.owner;
    const person = await signUp(stack);
    const { id } = await team.invite(client, person.email, "manager");
    const { token } = await team.resend(client, id);
    await accept(person.client, token);
    const other = await team.invite(client, "ada@example.test");
    await team.revoke(client, other.id);
    const lines = (await team.readAudit()).reverse().slice(1);
    expect(lines.map(({ action, actor, target }) => [action, actor, target])).toEqual([
      ["invitation.created", email, person.email],
      ["invitation.resent", email, person.email],
      ["invitation.accepted", person.email, person.email],
      ["invitation.created", email, "ada@example.test"],
      ["invitation.revoked", email, "ada@example.test"],
    ]);
    expect(lines[2]?.details).toEqual({ id, role: "manager", invitedBy: email });
  });
});
