import { randomInt } from "node:crypto";
import { expect, test } from "@playwright/test";
import {
  bytesOf,
  type Company,
  call,
  foundCompany,
  makeToken,
  newEmail,
  refusalOf,
  signUp,
} from "./api-client.ts";
import { ownAddress } from "./guests.ts";

const ACCEPT = "/api/v1/invitations/accept";
/** Invitations are limited per network address: each test comes from one of its own. */
const fromSomewhere = () => ({ "x-forwarded-for": `198.51.100.${randomInt(256)}, 10.0.0.${randomInt(256)}` });

type Member = { userId: string; email: string; role: string; status: string };

const send = (of: Company, data: { email: string; role: string }, token = of.token) =>
  call("POST", `${of.path}/invitations`, { token, data, headers: fromSomewhere() });

const accept = (token: string, invitation: string) =>
  call("POST", ACCEPT, { token, data: { token: invitation }, headers: fromSomewhere() });

async function invite(of: Company, data: { email: string; role: string }) {
  const answer = await send(of, data);
  expect(answer.status()).toBe(201);
  return (await answer.json()) as { id: string; token: string; expiresAt: string };
}

async function join(of: Company, role: string): Promise<{ token: string; userId: string; email: string }> {
  const email = newEmail();
  const token = await signUp(email);
  const accepted = await accept(token, (await invite(of, { email, role })).token);
  expect(await accepted.json()).toEqual({ org: of.slug, role });
  const found = (await listMembers(of)).find((member) => member.email === email);
  return { token, email, userId: String(found?.userId) };
}

async function listMembers({ get, path }: Company): Promise<Member[]> {
  return (await get<{ items: Member[] }>(`${path}/members`)).items;
}

test.describe("an invitation", () => {
  test("is made, listed, sent again, accepted once, and never shows its token twice", async () => {
    const own = await foundCompany();
    const org = own.path;
    const email = newEmail();
    const first = await invite(own, { email: email.toUpperCase(), role: "manager" });
    expect(first.token).toMatch(/^[\w-]{43}$/);
    const listed = await call("GET", `${org}/invitations`, { token: own.token });
    const text = await listed.text();
    expect(JSON.parse(text)).toMatchObject({
      items: [{ id: first.id, email, role: "manager", status: "pending", expiresAt: first.expiresAt }],
      nextCursor: null,
    });
    expect(text).not.toContain(first.token);
    const again = await call("POST", `${org}/invitations/${first.id}/resend`, { token: own.token });
    expect(again.status()).toBe(201);
    const second = await again.json();
    expect(second.id).toBe(first.id);

    const person = await signUp(email);
    expect(await refusalOf(await accept(person, first.token))).toMatchObject({
      status: 404,
      code: "not_found",
    });
    expect(await (await accept(person, second.token)).json()).toEqual({ org: own.slug, role: "manager" });
    expect((await accept(person, second.token)).status()).toBe(404);
    expect(await (await call("GET", org, { token: person })).json()).toMatchObject({ role: "manager" });
  });

  test("of a wrong, a foreign and a revoked token is refused byte for byte alike", async () => {
    const own = await foundCompany();
    const person = await signUp();
    const foreign = await invite(own, { email: newEmail(), role: "viewer" });
    const revoked = await invite(own, { email: newEmail(), role: "viewer" });
    const path = `${own.path}/invitations/${revoked.id}`;
    expect((await call("DELETE", path, { token: own.token })).status()).toBe(204);
    expect((await call("DELETE", path, { token: own.token })).status()).toBe(404);
    const answers = [];
    for (const token of ["nonsense", foreign.token, revoked.token])
      answers.push(await bytesOf(await accept(person, token)));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("does not hold");
  });

  test("goes at most to the author's role, and not to a member or twice to an address", async () => {
    const own = await foundCompany();
    const admin = await join(own, "admin");
    expect(await refusalOf(await send(own, { email: newEmail(), role: "owner" }, admin.token))).toMatchObject(
      {
        status: 403,
        message: "An invitation's role is at most its author's.",
      },
    );
    const program = (await makeToken(own, { role: "admin" })).token;
    expect((await send(own, { email: newEmail(), role: "owner" }, program)).status()).toBe(403);
    expect((await send(own, { email: newEmail(), role: "admin" }, program)).status()).toBe(201);
    const email = newEmail();
    await invite(own, { email, role: "viewer" });
    for (const taken of [email.toUpperCase(), admin.email]) {
      const conflict = await refusalOf(await send(own, { email: taken, role: "viewer" }));
      expect(conflict).toMatchObject({ status: 409, code: "conflict" });
    }
  });

  test("is accepted by a person, not by a token, and not by nobody", async () => {
    const own = await foundCompany();
    const { token } = await makeToken(own, { role: "owner" });
    expect(await refusalOf(await call("POST", ACCEPT, { token, data: { token: "x" } }))).toMatchObject({
      status: 403,
      code: "forbidden",
    });
    expect((await call("POST", ACCEPT, { data: { token: "x" } })).status()).toBe(401);
    const read = await call("GET", ACCEPT, { token: own.token });
    expect(await refusalOf(read)).toMatchObject({ status: 405, message: "This path answers POST." });
  });

  test("is tried and sent ten times a minute from one address", async () => {
    const own = await foundCompany();
    const headers = { "x-forwarded-for": ownAddress() };
    const tries: number[] = [];
    for (let made = 0; made < 12; made += 1) {
      const answer = await call("POST", ACCEPT, { token: own.token, data: { token: "guess" }, headers });
      tries.push(answer.status());
    }
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429]);
    const sent: number[] = [];
    let last = await call("GET", "/api/v1/config");
    for (let made = 0; made < 11; made += 1) {
      const data = { email: newEmail(), role: "viewer" };
      last = await call("POST", `${own.path}/invitations`, { token: own.token, data, headers });
      sent.push(last.status());
    }
    expect(sent).toEqual([...Array.from({ length: 10 }, () => 201), 429]);
    expect(await refusalOf(last)).toMatchObject({ code: "rate_limited" });
    expect(Number(last.headers()["retry-after"])).toBeGreaterThanOrEqual(1);
  });
});

test.describe("a member", () => {
  test("is changed, suspended, reinstated and removed, and every session and token of theirs follows", async () => {
    const own = await foundCompany();
    const org = own.path;
    const member = await join(own, "admin");
    const path = `${org}/members/${member.userId}`;
    const made = await call("POST", `${org}/tokens`, {
      token: member.token,
      data: { name: "CI", role: "admin" },
    });
    const program: string = (await made.json()).token;
    const change = async (data: object) => (await call("PATCH", path, { token: own.token, data })).json();
    const seen = async () => [
      (await call("GET", org, { token: member.token })).status(),
      (await call("GET", org, { token: program })).status(),
    ];
    expect(await change({ role: "viewer" })).toMatchObject({ userId: member.userId, role: "viewer" });
    expect((await call("GET", `${org}/tokens`, { token: program })).status()).toBe(403);
    expect(await seen()).toEqual([200, 200]);
    expect(await change({ status: "suspended" })).toMatchObject({ status: "suspended" });
    expect(await seen()).toEqual([404, 401]);
    await change({ status: "active" });
    expect(await seen()).toEqual([200, 200]);
    expect((await call("DELETE", path, { token: own.token })).status()).toBe(204);
    expect(await seen()).toEqual([404, 401]);
    expect(await refusalOf(await call("DELETE", path, { token: own.token }))).toMatchObject({ status: 404 });
  });

  test("leaves by their own id, and a viewer removes nobody else", async () => {
    const own = await foundCompany();
    const org = own.path;
    const [viewer, other] = [await join(own, "viewer"), await join(own, "viewer")];
    const refused = await call("DELETE", `${org}/members/${other.userId}`, { token: viewer.token });
    expect(await refusalOf(refused)).toMatchObject({ status: 403, code: "forbidden" });
    expect((await call("DELETE", `${org}/members/${viewer.userId}`, { token: viewer.token })).status()).toBe(
      204,
    );
    expect((await call("GET", org, { token: viewer.token })).status()).toBe(404);
  });

  test("who is the last owner stays, and an admin changes no owner", async () => {
    const own = await foundCompany();
    const [owner] = await listMembers(own);
    const admin = await join(own, "admin");
    const path = `${own.path}/members/${owner?.userId}`;
    for (const [method, data] of [
      ["PATCH", { role: "admin" }],
      ["PATCH", { status: "suspended" }],
      ["DELETE", undefined],
    ] as const) {
      expect(await refusalOf(await call(method, path, { token: own.token, data }))).toMatchObject({
        status: 409,
        code: "conflict",
        message: "This is the last active owner. Make somebody else an owner first.",
      });
      expect((await call(method, path, { token: admin.token, data })).status()).toBe(403);
    }
  });
});
