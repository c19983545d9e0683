import { randomUUID } from "node:crypto";
import {
  type APIRequestContext,
  type APIResponse,
  expect,
  type PlaywrightWorkerArgs,
} from "@playwright/test";
import { createServerClient } from "@supabase/ssr";

type Config = { version: string; supabaseUrl: string; publishableKey: string };
type Call = { token?: string | undefined; data?: unknown; headers?: Record<string, string> };
type Organization = { id: string; slug: string; owner: string };
type Token = { id: string; token: string };

export const DEMO = "/api/v1/orgs/northwind-rail";
const SENTENCE = /^("|The |This |A |\p{Lu}).+[^.]\.$/su;

/** The product over HTTP, as a program calls it. */
export let api: APIRequestContext;
export let config: Config;

/** For `test.beforeAll`: opens the connection and reads what a client needs to sign in. */
export async function openApi(playwright: PlaywrightWorkerArgs["playwright"], baseURL: string | undefined) {
  api = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  config = await (await api.get("/api/v1/config")).json();
}

export function call(
  method: string,
  path: string,
  { token, data, headers }: Call = {},
): Promise<APIResponse> {
  const all: Record<string, string> = { ...headers };
  if (token !== undefined) all.authorization = `Bearer ${token}`;
  if (typeof data === "string") all["content-type"] ??= "application/json";
  const body = data === undefined ? {} : { data: typeof data === "string" ? Buffer.from(data) : data };
  return api.fetch(path, { method, headers: all, ...body });
}

export async function signUp(email = `${randomUUID()}@example.test`): Promise<string> {
  const answer = await api.post(`${config.supabaseUrl}/auth/v1/signup`, {
    headers: { apikey: config.publishableKey },
    data: { email, password: `pass-${randomUUID()}` },
  });
  return (await answer.json()).access_token;
}

export async function signInDemo(name: string): Promise<string> {
  const answer = await api.post(`${config.supabaseUrl}/auth/v1/token?grant_type=password`, {
    headers: { apikey: config.publishableKey },
    data: { email: `${name}@northwind.example`, password: "plumbline-demo" },
  });
  return (await answer.json()).access_token;
}

/** The `cookie` header of a signed-in browser: of a new person, or of somebody of the demo company. */
export async function signInByCookie(demo: string | null = null): Promise<string> {
  const jar = new Map<string, string>();
  const { auth } = createServerClient(config.supabaseUrl, config.publishableKey, {
    cookieOptions: { name: "plumbline-session" },
    cookies: {
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (changes) => {
        for (const { name, value } of changes) jar.set(name, value);
      },
    },
  });
  const { error } =
    demo === null
      ? await auth.signUp({ email: `${randomUUID()}@example.test`, password: `pass-${randomUUID()}` })
      : await auth.signInWithPassword({ email: `${demo}@northwind.example`, password: "plumbline-demo" });
  expect(error).toBeNull();
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

export async function organization(): Promise<Organization> {
  const owner = await signUp();
  const slug = `o-${randomUUID().slice(0, 30)}0`;
  const answer = await call("POST", "/api/v1/orgs", { token: owner, data: { name: "Org", slug } });
  expect(answer.status()).toBe(201);
  return { ...(await answer.json()), owner };
}

export async function makeToken(of: Organization, data: object = {}): Promise<Token> {
  const answer = await call("POST", `/api/v1/orgs/${of.slug}/tokens`, {
    token: of.owner,
    data: { name: "CI", role: "viewer", ...data },
  });
  expect(answer.status()).toBe(201);
  return answer.json();
}

/** The refusal as every route words it; the request id is that of the header, and of nothing else. */
export async function refusalOf(
  answer: APIResponse,
): Promise<{ status: number; code: string; message: string }> {
  const { error, ...rest } = await answer.json();
  expect(rest).toEqual({});
  expect(Object.keys(error).toSorted()).toEqual(["code", "message", "requestId"]);
  expect(error.message).toMatch(SENTENCE);
  const headers = answer.headers();
  expect(headers["x-request-id"]).toBe(error.requestId);
  expect(headers["cache-control"]).toBe("private, no-store");
  return { status: answer.status(), code: error.code, message: error.message };
}

/** What a stranger can tell two answers apart by. */
export async function bytesOf(answer: APIResponse): Promise<string> {
  const { date: _, "x-request-id": id = "", ...headers } = answer.headers();
  const body = (await answer.text()).replaceAll(id, "<id>");
  return JSON.stringify([answer.status(), headers, body]);
}

/** Of nothing: an id that no organisation has. */
export const ID = randomUUID();
