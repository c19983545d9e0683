import { expect, test } from "@playwright/test";
import { ORG } from "#lib/http/operation.ts";
import { OPERATIONS as DESCRIBED } from "#lib/http/operations/all.ts";
import { CASES, NAMED } from "../support/operation-cases.ts";
import {
  bytesOf,
  call,
  DEMO,
  foundCompany,
  ID,
  makeNarrowedToken,
  makeToken,
  newSlug,
  refusalOf,
  signInByCookie,
  signInDemo,
  signUp,
} from "./api-client.ts";
import { inLanes } from "./in-lanes.ts";
import { product } from "./raw-request.ts";

const UNKNOWN = "no-such-organisation";
/** Every operation below an organisation, with the lowest role that may, and a body that would be taken. */
const OPERATIONS = Object.entries(DESCRIBED)
  .filter(([, { path }]) => path.startsWith(ORG))
  .map(([name, { method, path, scope }]) => {
    const { from, body, query = "" } = CASES[name] ?? {};
    return [
      method,
      path.slice(ORG.length).replace(/\{(\w+)\}/g, (_, part) => NAMED[part] ?? ID) + query,
      from,
      body,
      scope,
    ] as const;
  });

test.describe("who may call", () => {
  test("the operations tested here are those that the documentation names", async () => {
    const document = await (await call("GET", "/api/v1/openapi.json")).json();
    const documented = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap(
      (methods) => Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(documented.toSorted()).toEqual(Object.keys(CASES).toSorted());
  });

  test("nobody without credentials that hold, whether the name exists or not", async () => {
    await inLanes(OPERATIONS, async ([method, path, , data]) => {
      for (const token of [undefined, "nonsense", "a.b.c", "pl_nonsense", `pl_${"x".repeat(43)}`]) {
        const real = await call(method, `${DEMO}${path}`, { token, data });
        expect(await refusalOf(real), `${method} ${path} ${token}`).toMatchObject({
          status: 401,
          code: "unauthenticated",
        });
        const unknown = await call(method, `/api/v1/orgs/${UNKNOWN}${path}`, { token, data });
        expect(await bytesOf(unknown)).toBe(await bytesOf(real));
      }
    });
  });

  test("a stranger and the token of another organisation see what an unknown name shows, byte for byte", async () => {
    const other = await foundCompany();
    const token = (await makeToken(other, { role: "owner" })).token;
    const narrowed = await makeNarrowedToken(other);
    for (const credential of [await signUp(), token, narrowed]) {
      await inLanes(OPERATIONS, async ([method, path, , data], turn) => {
        const real = await call(method, `${DEMO}${path}`, { token: credential, data });
        expect(await refusalOf(real), `${method} ${path}`).toMatchObject({ status: 404, code: "not_found" });
        const unknown = await call(method, `/api/v1/orgs/${UNKNOWN}${path}`, { token: credential, data });
        expect(await bytesOf(unknown), `${method} ${path}`).toBe(await bytesOf(real));
        const odd = ["?nonsense=1", "?limit=x"][turn % 2];
        const nonsense = await call(method, `${DEMO}${path}${odd}`, { token: credential, data: { odd: 1 } });
        expect(nonsense.status(), `${method} ${path}${odd}`).toBe(404);
      });
    }
  });

  test("a member whose role is too low is told so", async () => {
    const roles = ["viewer", "manager"];
    for (const role of roles) {
      const { token } = await signInDemo(role);
      for (const [method, path, needed, data] of OPERATIONS) {
        const allowed = needed === "viewer" || needed === role;
        if (allowed && method !== "GET") continue; // what they may change is tested where it is meant
        const answer = await call(method, `${DEMO}${path}`, { token, data });
        const expected = allowed ? (path.includes(ID) ? 404 : 200) : 403;
        expect(answer.status(), `${role} ${method} ${path}`).toBe(expected);
        if (expected === 403) expect(await refusalOf(answer)).toMatchObject({ code: "forbidden" });
      }
    }
  });

  test("a token narrowed to a scope reaches nothing else", async () => {
    const own = await foundCompany();
    const token = await makeNarrowedToken(own);
    for (const [method, path, , data, scope] of OPERATIONS) {
      const answer = await call(method, `${own.path}${path}`, { token, data });
      if (scope === "origins:write") expect(answer.status(), `${method} ${path}`).toBe(200);
      else
        expect(await refusalOf(answer), `${method} ${path}`).toMatchObject({
          status: 403,
          code: "forbidden",
        });
    }
    expect((await call("GET", "/api/v1/orgs", { token })).status()).toBe(403);
  });

  test("a path that does not exist, and a method that is not served, answer in the same form", async () => {
    const { path, token } = await foundCompany();
    const unknown = await call("GET", `${path}/nonsense`, { token });
    expect(await refusalOf(unknown)).toMatchObject({ status: 404, code: "not_found" });
    expect((await call("GET", `${path}/nonsense`)).status()).toBe(401);
    expect(await refusalOf(await call("GET", "/api/v1/nonsense"))).toMatchObject({ status: 404 });
    const method = await call("PUT", path, { token, data: {} });
    expect(await refusalOf(method)).toMatchObject({
      status: 405,
      message: "This path answers GET, PATCH, DELETE.",
    });
    expect(method.headers().allow).toBe("GET, PATCH, DELETE");
  });
});

test.describe("a call by cookie", () => {
  test("changes something only when it comes from our own origin", async () => {
    const cookie = await signInByCookie();
    const own = new URL(product()).origin;
    const data = { name: "Org", slug: newSlug("cookie") };
    const post = (headers: Record<string, string>, body: unknown = data) =>
      call("POST", "/api/v1/orgs", { headers: { cookie, ...headers }, data: body });
    // Every other origin, type and operation: http-refusals.spec.ts.
    for (const foreign of [{}, { origin: "null" }, { origin: `${own}0` }] as Record<string, string>[])
      expect(await refusalOf(await post(foreign))).toMatchObject({ status: 403, code: "forbidden" });
    expect((await post({ origin: own })).status()).toBe(201);
    const plain = await post({ origin: own, "content-type": "text/plain" }, JSON.stringify(data));
    expect(await refusalOf(plain)).toMatchObject({ status: 400, code: "invalid_input" });
  });

  test("reads from anywhere, and a broken cookie is nobody", async () => {
    const cookie = await signInByCookie();
    const read = (headers: Record<string, string>) => call("GET", "/api/v1/orgs", { headers });
    expect((await read({ cookie })).status()).toBe(200);
    expect((await read({ cookie: "plumbline-session=base64-nonsense" })).status()).toBe(401);
    // A header that does not hold is not made good by a cookie.
    expect((await read({ cookie, authorization: "Bearer nonsense" })).status()).toBe(401);
  });
});
