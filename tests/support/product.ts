import { randomBytes } from "node:crypto";

export type Json = Record<string, unknown>;

/** A running product, as its API sees a signed-in person. */
export type Session = {
  accessToken: string;
  email: string;
  password: string;
  get: <T = Json>(path: string) => Promise<T>;
  send: (method: string, path: string, body?: unknown) => Promise<Response>;
};

export const PASSWORD = "a long enough password";

export function newEmail(): string {
  return `person-${randomBytes(6).toString("hex")}@plumbline.example`;
}

export function newSlug(prefix = "org"): string {
  return `${prefix}-${randomBytes(5).toString("hex")}`;
}

/** Signs up, or in, through Supabase's own endpoint and answers calls with the access token. */
export async function signInByApi(
  url: string,
  email: string,
  how: "signup" | "token" = "signup",
): Promise<Session> {
  const config = (await (await fetch(`${url}/api/v1/config`)).json()) as {
    supabaseUrl: string;
    publishableKey: string;
  };
  const path = how === "signup" ? "signup" : "token?grant_type=password";
  const answer = await fetch(`${config.supabaseUrl}/auth/v1/${path}`, {
    method: "POST",
    headers: { apikey: config.publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { access_token } = (await answer.json()) as { access_token?: string };
  if (access_token === undefined) throw new Error(`${email} could not sign in: HTTP ${answer.status}`);
  const send = (method: string, target: string, body?: unknown) =>
    fetch(`${url}${target}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const get = async <T>(target: string): Promise<T> => {
    const reply = await send("GET", target);
    if (!reply.ok) throw new Error(`GET ${target}: HTTP ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as T;
  };
  return { accessToken: access_token, email, password: PASSWORD, get, send };
}

type Run = { id: string; status: string; mode: string; streams: Record<string, Record<string, number>> };

/** Waits until an organisation has no run going on, and answers with its runs, newest first. */
export async function runsWhenIdle(session: Session, slug: string): Promise<Run[]> {
  for (;;) {
    const { items } = await session.get<{ items: Run[] }>(`/api/v1/orgs/${slug}/sync-runs`);
    if (items.length > 0 && items.every((run) => run.status !== "running" && run.status !== "queued"))
      return items;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

/** The simulator's control API. */
export async function control(
  simulatorUrl: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Json> {
  const answer = await fetch(`${simulatorUrl}/control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`control ${method} ${path}: HTTP ${answer.status} ${text}`);
  return text === "" ? {} : (JSON.parse(text) as Json);
}

export type Keys = { id: string; apiKey: string; appKey: string };

/** A new Datadog account in the simulator, with keys of its own. */
export async function newAccount(simulatorUrl: string, content: Json): Promise<Keys> {
  const keys = {
    id: `account-${randomBytes(4).toString("hex")}`,
    apiKey: randomBytes(16).toString("hex"),
    appKey: randomBytes(20).toString("hex"),
  };
  await control(simulatorUrl, "POST", "accounts", {
    id: keys.id,
    apiKeys: [keys.apiKey],
    appKeys: [{ key: keys.appKey, scopes: ["dora_metrics_read"] }],
    content,
  });
  return keys;
}
