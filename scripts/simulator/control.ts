import { z } from "zod";
import * as input from "./control-input.ts";
import { faultInput } from "./fault.ts";
import { jsonReply, type Reply } from "./reply.ts";
import { ControlError, type Simulator } from "./simulator.ts";
import type { Stream } from "./wire-event.ts";

interface ControlRequest {
  method: string;
  url: URL;
  /** JSON, or nothing. */
  body: string;
}

interface ControlCall {
  simulator: Simulator;
  /** The variable parts of the path, in order. */
  parts: string[];
  body: unknown;
  account: string | undefined;
}

interface ControlRoute {
  method: string;
  path: RegExp;
  run: (call: ControlCall) => unknown;
}

const ACCOUNT = "/control/accounts/([^/]+)";
const EVENTS = `${ACCOUNT}/(deployments|failures)`;

function route(operation: string, run: ControlRoute["run"]): ControlRoute {
  const [method = "", path = ""] = operation.split(" ");
  return { method, path: new RegExp(`^${path}$`), run };
}

const routes: ControlRoute[] = [
  route("GET /control/accounts", ({ simulator }) => simulator.summaries()),
  route("POST /control/accounts", ({ simulator, body }) => {
    const { id } = simulator.createAccount(input.accountInput.parse(body));
    return simulator.summaries().find((summary) => summary.id === id);
  }),
  route(`DELETE ${ACCOUNT}`, ({ simulator, parts }) => simulator.deleteAccount(part(parts, 0))),
  route(`POST ${EVENTS}`, ({ simulator, parts, body }) =>
    simulator.addEvents(part(parts, 0), stream(parts), input.eventsInput.parse(body)),
  ),
  route(`POST ${EVENTS}/raw`, ({ simulator, parts, body }) => ({
    handle: simulator.addRawEvent(part(parts, 0), stream(parts), input.rawEventInput.parse(body)),
  })),
  route(`PATCH ${EVENTS}/([^/]+)`, ({ simulator, parts, body }) => {
    const { set, unset } = input.patchInput.parse(body);
    simulator.patchEvent({ account: part(parts, 0), stream: stream(parts), id: part(parts, 2) }, set, unset);
  }),
  route(`DELETE ${EVENTS}/([^/]+)`, ({ simulator, parts }) =>
    simulator.deleteEvent({ account: part(parts, 0), stream: stream(parts), id: part(parts, 2) }),
  ),
  route(`POST ${ACCOUNT}/revoke`, ({ simulator, parts, body }) =>
    simulator.revokeKeys(part(parts, 0), input.revokeInput.parse(body ?? {}).key),
  ),
  route(`PUT ${ACCOUNT}/scopes`, ({ simulator, parts, body }) => {
    const { scopes, appKey } = input.scopesInput.parse(body);
    simulator.setScopes(part(parts, 0), scopes, appKey);
  }),
  route(`PUT ${ACCOUNT}/rate-limit`, ({ simulator, parts, body }) =>
    simulator.setRateLimit(part(parts, 0), input.rateLimitInput.parse(body)),
  ),
  route("PUT /control/latency", ({ simulator, body }) => {
    const { ms, account } = input.latencyInput.parse(body);
    simulator.setLatency(ms, account);
  }),
  route("GET /control/clock", ({ simulator }) => ({ now: simulator.clock.now() })),
  route("PUT /control/clock", ({ simulator, body }) => {
    const wish = input.clockInput.parse(body);
    if ("freezeAt" in wish) simulator.clock.freeze(wish.freezeAt);
    else if ("advanceSeconds" in wish) simulator.clock.advance(wish.advanceSeconds);
    else simulator.clock.follow();
    return { now: simulator.clock.now() };
  }),
  route("POST /control/faults", ({ simulator, body }) => simulator.queueFault(faultInput.parse(body))),
  route("DELETE /control/faults", ({ simulator, account }) => simulator.clearFaults(account)),
  route("GET /control/requests", ({ simulator, account }) => simulator.requests(account)),
  route("GET /control/counts", ({ simulator }) => simulator.counts()),
  route("POST /control/reset", ({ simulator }) => simulator.reset()),
];

/** Answers the control API: what the operation tells, or `{"ok":true}`; 400, 404 and 409 say what was wrong. */
export function controlReply(simulator: Simulator, { method, url, body }: ControlRequest): Reply {
  try {
    for (const { method: wanted, path, run } of routes) {
      const match = wanted === method ? path.exec(url.pathname) : null;
      if (!match) continue;
      const parts = match.slice(1).map(decodeURIComponent);
      const parsed: unknown = body === "" ? undefined : JSON.parse(body);
      const account = url.searchParams.get("account") ?? undefined;
      return jsonReply(
        200,
        run({ simulator, parts, body: parsed, account }) ?? { ok: true },
        "application/json",
      );
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

function part(parts: string[], index: number): string {
  return parts[index] ?? "";
}

function stream(parts: string[]): Stream {
  return parts[1] === "failures" ? "failures" : "deployments";
}
