import type { Stack } from "../stack/launch.ts";

/** Who seeds: somebody of the demo, signed in. */
export interface Caller {
  stack: Stack;
  /** Of access. */
  token: string;
}

/** Calls the product's API as everybody does. `operation` is `POST /api/v1/…`. */
export function call({ stack, token }: Caller, operation: string, body?: unknown): Promise<Response> {
  const [method = "GET", path = ""] = operation.split(" ");
  const authorization = `Bearer ${token}`;
  if (body === undefined) return fetch(`${stack.url}${path}`, { method, headers: { authorization } });
  const headers = { authorization, "content-type": "application/json" };
  return fetch(`${stack.url}${path}`, { method, headers, body: JSON.stringify(body) });
}
