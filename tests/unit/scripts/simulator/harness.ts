import { onTestFinished } from "vitest";
import type { AccountSpec } from "#scripts/simulator/account.ts";
import { type RunningSimulator, type SimulatorOptions, startSimulator } from "#scripts/simulator/server.ts";
import type { Attributes, WireEvent } from "#scripts/simulator/wire-event.ts";

export const API_KEY = "a".repeat(32);
export const APP_KEY = "b".repeat(40);
export const NOW = new Date("2026-11-20T10:00:00Z");

/** An account with one pair of keys that may read. */
export function account(spec: Partial<AccountSpec> = {}): AccountSpec {
  return {
    id: "acme",
    apiKeys: [API_KEY],
    appKeys: [{ key: APP_KEY, scopes: ["dora_metrics_read"] }],
    ...spec,
  };
}

/** A simulator that ends with the test, its clock standing at `NOW`. */
export async function start(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const running = await startSimulator({ frozenAt: NOW, accounts: [account()], ...options });
  onTestFinished(() => running.close());
  return running;
}

/** A simulator whose account holds these deployments. */
export function startWith(
  deployments: WireEvent[],
  spec: Partial<AccountSpec> = {},
): Promise<RunningSimulator> {
  return start({ accounts: [account({ content: { kind: "events", deployments }, ...spec })] });
}

export function deployment(id: string, startedAt: string, attributes: Attributes = {}): WireEvent {
  const usual = { service: "checkout-api", env: "live", started_at: startedAt, finished_at: startedAt };
  return { type: "dora_deployment", id, attributes: { ...usual, ...attributes } };
}

export const keys = { "dd-api-key": API_KEY, "dd-application-key": APP_KEY };

export interface ListOptions {
  stream?: "deployments" | "failures";
  headers?: Record<string, string>;
}

export function list(
  { url }: RunningSimulator,
  attributes: Attributes = {},
  { stream = "deployments", headers = keys }: ListOptions = {},
): Promise<Response> {
  return fetch(`${url}/api/v2/dora/${stream}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ data: { type: `dora_${stream}_list_request`, attributes } }),
    redirect: "manual",
  });
}

/** A GET by somebody with the account's keys, unless other headers are given. */
export function get({ url }: RunningSimulator, path: string, headers: Record<string, string> = keys) {
  return fetch(`${url}${path}`, { headers });
}

export async function answerOf(response: Response): Promise<{ status: number; body: unknown }> {
  return { status: response.status, body: await response.json() };
}

export async function rows(response: Response): Promise<WireEvent[]> {
  const { data } = (await response.json()) as { data: WireEvent[] };
  return data;
}

export async function ids(response: Response): Promise<unknown[]> {
  return (await rows(response)).map((event) => event.id);
}

export async function control(
  { url }: RunningSimulator,
  operation: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const [method = "GET", path = ""] = operation.split(" ");
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return answerOf(await fetch(`${url}/control/${path}`, { method, ...sent }));
}
