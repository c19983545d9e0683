import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { beforeAll, describe, expect, test } from "vitest";
import { deleteAccount } from "#lib/db/account.ts";
import { endOtherSessions, endSession, listSessions } from "#lib/db/sessions.ts";
import { getSignInMethods } from "#lib/db/sign-in-methods.ts";
import { OPERATIONS } from "#lib/http/operations/all.ts";
import { digestDatabase } from "../support/database-dump.ts";
import { argumentsOf, type Routine } from "../support/function-arguments.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { CASES } from "../support/operation-cases.ts";
import { inRequest } from "../support/request-scope.ts";
import { pointAtBench } from "../support/route-environment.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { secretClient } from "../support/stack-client.ts";
import { addMember, codeOf, type Teammate } from "../support/team.ts";
import { makeTenants, readCatalog } from "../support/tenants.ts";
import { watchCalls } from "../support/watched-calls.ts";

type Route = Record<string, (request: Request, context: object) => Promise<Response>>;

const APP = join(import.meta.dirname, "../../app");
const STATELESS = { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } };
const ENDS = ["was ended elsewhere", "lost its account"] as const;

describe.each(ONE_DATABASE)("a session on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  const tenants = use(() => makeTenants(bench));
  const password = `pass-${randomUUID()}`;
  let routines: Routine[];

  beforeAll(async () => {
    pointAtBench(bench);
    routines = await readRows<Routine>(
      stack,
      `select p.proname as name, to_json(coalesce(p.proargnames, '{}')) as parameters from pg_proc p
        where p.pronamespace = 'public'::regnamespace
          and has_function_privilege('authenticated', p.oid, 'execute') order by p.proname`,
    );
  });

  /** An owner who knows their password. */
  async function newOwner(): Promise<Teammate> {
    const person = await addMember(stack, { organizationId: tenants.target.organizationId, role: "owner" });
    const { error } = await person.client.auth.updateUser({ password });
    if (error) throw error;
    return person;
  }

  async function signIn({ email }: Teammate, agent = "a test"): Promise<SupabaseClient> {
    const global = { headers: { "User-Agent": agent } };
    const client = createClient(stack.url, stack.publishableKey, { ...STATELESS, global });
    const { error } = await client.auth.signInWithPassword({ email, password });
    if (error) throw error;
    return client;
  }

  const tokensOf = async (client: SupabaseClient) => {
    const { data } = await client.auth.getSession();
    return data.session ?? expect.fail("not signed in");
  };

  /** A client whose token is good for an hour yet and whose session is over; `said` is what its auth server said of it. */
  async function endedSession(how: (typeof ENDS)[number]) {
    const person = await newOwner();
    const client = await signIn(person);
    const { access_token: accessToken } = await tokensOf(client);
    const headers = { apikey: stack.publishableKey, authorization: `Bearer ${accessToken}` };
    const said = await (await fetch(`${stack.url}/auth/v1/user`, { headers })).text();
    if (how === "lost its account") await deleteAccount(person.client as never, person.email);
    else await endOtherSessions(person.client as never);
    const stateless = createClient(stack.url, stack.publishableKey, { ...STATELESS, global: { headers } });
    return { client: stateless, accessToken, said };
  }

  test("says what opens its account: a password where there is one, and the providers, of nobody else", async () => {
    const person = await newOwner();
    expect(await getSignInMethods(person.client as never)).toEqual({ password: true, providers: [] });
    await stack.sql(`insert into auth.identities (id, user_id, provider_id, provider, identity_data)
      values (gen_random_uuid(), ${quote(person.userId)}, '7', 'github', '{"sub": "7"}')`);
    for (const none of ["null", "''"]) {
      await stack.sql(
        `update auth.users set encrypted_password = ${none} where id = ${quote(person.userId)}`,
      );
      const methods = await getSignInMethods(person.client as never);
      expect(methods).toEqual({ password: false, providers: ["github"] });
    }
    expect(await codeOf(getSignInMethods(secretClient(stack) as never))).toBe("forbidden");
  });

  test("is listed with when it was opened and last used, which one asks, and the browser where it is known", async () => {
    const person = await newOwner();
    const second = await signIn(person, "Mozilla/5.0 (O'Brien) Firefox/150.0");
    await stack.sql(`update auth.sessions set user_agent = null, created_at = created_at - interval '2 days',
      refreshed_at = (created_at - interval '1 day') at time zone 'UTC' where user_id = ${quote(person.userId)}
      and id <> (select s.id from auth.sessions s where s.user_id = ${quote(person.userId)} order by s.created_at desc limit 1)`);
    const listed = await listSessions(second as never);
    expect(listed.map(({ isCurrent, userAgent }) => [isCurrent, userAgent])).toEqual([
      [true, "Mozilla/5.0 (O'Brien) Firefox/150.0"],
      [false, null],
    ]);
    const [current, other] = listed;
    expect(Date.parse(current?.lastUsedAt ?? "")).toBe(Date.parse(current?.createdAt ?? ""));
    expect(Date.parse(other?.lastUsedAt ?? "") - Date.parse(other?.createdAt ?? "")).toBe(86_400_000);
    expect(await listSessions(person.client as never)).toEqual([
      { ...current, isCurrent: false },
      { ...other, isCurrent: true },
    ]);
  });

  test("is ended by its person, one or all others, and by nobody else", async () => {
    const [person, stranger] = [await newOwner(), await newOwner()];
    const [second, third] = [await signIn(person), await signIn(person)];
    const [mine] = (await listSessions(second as never)).filter(({ isCurrent }) => isCurrent);
    const id = mine?.id ?? expect.fail("no current session");
    expect(await codeOf(endSession(stranger.client as never, id))).toBe("not_found");
    expect(await codeOf(endSession(secretClient(stack) as never, id))).toBe("forbidden");
    expect(await listSessions(second as never)).toHaveLength(3);
    await endSession(person.client as never, id);
    expect(await codeOf(listSessions(second as never))).toBe("unauthenticated");
    expect(await codeOf(endSession(person.client as never, id))).toBe("not_found");
    expect(await endOtherSessions(third as never)).toBe(1);
    expect(await codeOf(listSessions(person.client as never))).toBe("unauthenticated");
    const { refresh_token } = await tokensOf(person.client);
    expect((await person.client.auth.refreshSession({ refresh_token })).error?.status).toBe(400);
    expect(await listSessions(third as never)).toHaveLength(1);
    expect(await listSessions(stranger.client as never)).toHaveLength(1);
  });

  test.each(ENDS)("that %s is refused by every function, and shown no row of any table", async (how) => {
    const { client } = await endedSession(how);
    const before = await digestDatabase(stack);
    const answers: Record<string, string | null> = {};
    for (const routine of routines) {
      const { error, data } = await client.rpc(routine.name, argumentsOf(routine, tenants.target));
      answers[routine.name] = error?.code ?? JSON.stringify(data);
    }
    expect(answers).toEqual(Object.fromEntries(routines.map((routine) => [routine.name, "PL401"])));
    for (const table of (await readCatalog(stack)).filter(({ tenant }) => tenant !== null)) {
      const { data } = await client.from(table.name).select(table.readable.join(","));
      expect([table.name, data ?? []]).toEqual([table.name, []]);
    }
    expect(await digestDatabase(stack)).toEqual(before);
  });

  test.each(ENDS)("that %s is refused by every route, though its token is well signed", async (how) => {
    const { accessToken, said } = await endedSession(how);
    const { slug: org, connectionId: id } = tenants.target;
    const before = await digestDatabase(stack);
    // As where a token is verified by its signature, and the auth server is not asked.
    const stop = watchCalls(({ name, pass }) =>
      name === "v1/user" ? Promise.resolve(new Response(said)) : pass(),
    );
    const answers: Record<string, number> = {};
    for (const [name, { method, path, access }] of Object.entries(OPERATIONS)) {
      if (access === "anyone") continue;
      const route: Route = await import(
        join(APP, path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts")
      );
      const body = CASES[name]?.body;
      const headers = { authorization: `Bearer ${accessToken}`, "content-type": "application/json" };
      const request = new Request(`http://127.0.0.1:3000${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer = await inRequest(
        async () => route[method]?.(request, { params: Promise.resolve({ org, id }) }) ?? Response.error(),
      );
      answers[name] = answer.status;
    }
    stop();
    expect(new Set(Object.values(answers))).toEqual(new Set([401]));
    expect(Object.keys(answers).length).toBeGreaterThan(25);
    const { "private.rate_limits": _, ...rest } = await digestDatabase(stack);
    expect(before).toMatchObject(rest);
  });
});
