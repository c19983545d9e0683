import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { callRpc, signUp } from "../support/stack-client.ts";
import { codeOf, makeTeam, setAccount, type Teammate } from "../support/team.ts";

// Own stacks: these tests change addresses and confirmations, which no request role may, by SQL as the owner.
describe.each(ONE_DATABASE)("joining by domain on %s", (name) => {
  const stack = useStack(name);

  const newDomain = () => `d${randomUUID().slice(0, 8)}.test`;

  async function personAt(domain: string): Promise<Teammate> {
    const person = await signUp(stack);
    const email = `${randomUUID()}@${domain}`;
    await setAccount(stack, person, `email = ${quote(email)}`);
    return { ...person, email };
  }

  async function openTeam(domain: string) {
    const team = await makeTeam(stack);
    await setAccount(stack, team.owner, `email = ${quote(`owner-${randomUUID()}@${domain}`)}`);
    await team.letJoin(team.owner.client, domain);
    return team;
  }

  const offers = ({ client }: Teammate) =>
    callRpc<{ slug: string }[]>(client, "list_joinable_organizations", {});
  const join = ({ client }: Teammate, slug: string) => callRpc(client, "join_organization", { p_slug: slug });

  test("is off until an owner turns it on, and off tells nothing", async () => {
    const domain = newDomain();
    const team = await makeTeam(stack);
    await setAccount(stack, team.owner, `email = ${quote(`owner@${domain}`)}`);
    const person = await personAt(domain);
    expect(await offers(person)).toEqual([]);
    expect(await codeOf(join(person, team.slug))).toBe("PL404");
    expect(await codeOf(join(person, "no-such-organisation"))).toBe("PL404");
    await team.letJoin(team.owner.client, domain);
    expect(await offers(person)).toEqual([{ slug: team.slug, name: team.slug }]);
    expect(await join(person, team.slug)).toEqual({ org: team.slug, role: "viewer" });
    expect(await offers(person)).toEqual([]);
    await team.letJoin(team.owner.client, null);
    expect(await offers(await personAt(domain))).toEqual([]);
  });

  test("takes the domain of the owner's own confirmed address and no other", async () => {
    const domain = newDomain();
    const team = await openTeam(domain);
    const { client } = team.owner;
    for (const other of [newDomain(), `sub.${domain}`, domain.toUpperCase(), "", "gmail.com"])
      expect(await codeOf(team.letJoin(client, other)), other).toBe("PL422");
    await setAccount(stack, team.owner, "email_confirmed_at = null");
    expect(await codeOf(team.letJoin(client, domain))).toBe("PL422");
  });

  test.each(["gmail.com", "outlook.com", "gmx.ch", "proton.me", "qq.com", "yahoo.co.jp"])(
    "is never for a public mail provider: %s",
    async (domain) => {
      const team = await makeTeam(stack);
      await setAccount(stack, team.owner, `email = ${quote(`${randomUUID()}@${domain}`)}`);
      expect(await codeOf(team.letJoin(team.owner.client, domain))).toBe("PL422");
      const joining = await callRpc(team.owner.client, "get_joining_domain", { p_organization_id: team.id });
      expect(joining).toEqual({ domain: null, ownDomain: null });
    },
  );

  test("is turned on and off by owners only", async () => {
    const domain = newDomain();
    const team = await openTeam(domain);
    const admin = await team.join("admin");
    await setAccount(stack, admin, `email = ${quote(`admin@${domain}`)}`);
    expect(await codeOf(team.letJoin(admin.client, null))).toBe("PL403");
    expect(await codeOf(team.letJoin(admin.client, domain))).toBe("PL403");
    const asked = { p_organization_id: team.id };
    expect(await callRpc(admin.client, "get_joining_domain", asked)).toEqual({ domain, ownDomain: domain });
    const viewer = await team.join("viewer");
    expect(await codeOf(callRpc(viewer.client, "get_joining_domain", asked))).toBe("PL403");
  });

  test("needs a confirmed address at exactly that domain", async () => {
    const domain = newDomain();
    const team = await openTeam(domain);
    const unconfirmed = await personAt(domain);
    await setAccount(stack, unconfirmed, "email_confirmed_at = null");
    const nobodys = await personAt(`evil-${domain}`);
    const below = await personAt(`sub.${domain}`);
    for (const person of [unconfirmed, nobodys, below]) {
      expect(await offers(person)).toEqual([]);
      expect(await codeOf(join(person, team.slug))).toBe("PL404");
    }
    const capital = await personAt(domain.toUpperCase());
    expect(await offers(capital)).toHaveLength(1);
  });

  test("lets nobody in again who was removed or is suspended, also not with a new account", async () => {
    const domain = newDomain();
    const team = await openTeam(domain);
    const [removed, suspended, left] = [
      await personAt(domain),
      await personAt(domain),
      await personAt(domain),
    ];
    for (const person of [removed, suspended, left]) await join(person, team.slug);
    await team.remove(team.owner.client, removed);
    await team.change(team.owner.client, suspended, { status: "suspended" });
    await team.remove(left.client, left);
    for (const person of [removed, suspended]) {
      expect(await offers(person)).toEqual([]);
      expect(await codeOf(join(person, team.slug))).toBe("PL404");
    }
    expect(await offers(left)).toHaveLength(1);
    await stack.sql(`delete from auth.users where id = ${quote(removed.userId)}`);
    await callRpc(suspended.client, "delete_account", { p_email: suspended.email });
    for (const { email } of [removed, suspended]) {
      const again = await signUp(stack);
      await setAccount(stack, again, `email = ${quote(email)}`);
      expect(await codeOf(join(again, team.slug))).toBe("PL404");
    }
  });

  test("makes one viewer of many at once, and ends an invitation to the same address", async () => {
    const domain = newDomain();
    const team = await openTeam(domain);
    const person = await personAt(domain);
    await team.invite(team.owner.client, person.email);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => join(person, team.slug)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await team.memberOf(person)).toEqual({ role: "viewer", status: "active" });
    const listed = await callRpc(team.owner.client, "list_invitations", { p_organization_id: team.id });
    expect(listed).toEqual({ items: [], next: null });
  });

  test("is in the log: set, joined, cleared", async () => {
    const domain = newDomain();
    const team = await openTeam(domain);
    const person = await personAt(domain);
    await join(person, team.slug);
    await team.letJoin(team.owner.client, null);
    await team.letJoin(team.owner.client, null);
    const lines = (await team.readAudit()).reverse().slice(1);
    expect(lines.map(({ action, target }) => [action, target])).toEqual([
      ["joining.set", domain],
      ["member.joined", person.email],
      ["joining.cleared", domain],
    ]);
    expect(lines[1]).toMatchObject({ actor: person.email, details: { role: "viewer", domain } });
  });
});
