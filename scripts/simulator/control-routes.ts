import { z } from "zod";
import { jsonReply, type Reply } from "./reply.ts";

export interface ControlRequest {
  method: string;
  url: URL;
  /** JSON, or nothing. */
  body: string;
}

export interface ControlRoute<Call> {
  method: string;
  path: RegExp;
  run: (call: Call) => unknown;
}

interface Matched {
  /** The parts of the path. */
  named: Record<string, string>;
  body: unknown;
  /** The account of the query; all of them when it names none. */
  only: string | undefined;
}

/** A control operation named something that does not exist, or exists already. */
export class ControlError extends Error {
  readonly status: 404 | 409;

  constructor(status: 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

export function route<Call>(operation: string, run: ControlRoute<Call>["run"]): ControlRoute<Call> {
  const [method = "", path = ""] = operation.split(" ");
  return { method, path: new RegExp(`^${path}$`), run };
}

/** Answers a control API: what the operation tells, or `{"ok":true}`; 400, 404 and 409 say what was wrong. */
export function dispatched<Call>(
  routes: ControlRoute<Call>[],
  { method, url, body }: ControlRequest,
  callOf: (matched: Matched) => Call,
): Reply {
  try {
    for (const { method: wanted, path, run } of routes) {
      const match = wanted === method ? path.exec(url.pathname) : null;
      if (!match) continue;
      const parts = Object.entries(match.groups ?? {});
      const named = Object.fromEntries(parts.map(([name, part]) => [name, decodeURIComponent(part)]));
      const given = body === "" ? undefined : (JSON.parse(body) as unknown);
      const only = url.searchParams.get("account") ?? undefined;
      return jsonReply(200, run(callOf({ named, body: given, only })) ?? { ok: true }, "application/json");
    }
    throw new ControlError(404, `no operation ${method} ${url.pathname}`);
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Reply {
  if (error instanceof ControlError)
    return jsonReply(error.status, { error: error.message }, "application/json");
  const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  return jsonReply(400, { error: message }, "application/json");
}
