import { z } from "zod";
import * as input from "./control-input.ts";
import { faultInput } from "./fault.ts";
import { jsonReply, type Reply } from "./reply.ts";
import { ControlError, type EventTarget, type Simulator } from "./simulator.ts";

interface ControlRequest {
  method: string;
  url: URL;
  /** JSON, or nothing. */
  body: string;
}

interface ControlCall extends EventTarget {
  simulator: Simulator;
  body: unknown;
  /** The account of the query; all of them when it names none. */
  only: string | undefined;
}

interface ControlRoute {
  method: string;
  path: RegExp;
  run: (call: ControlCall) => unknown;
}

const ACCOUNT = "/control/accounts/(?<account>[^/]+)";
const EVENTS = `${ACCOUNT}/(?<stream>deployments|failures)`;
const EVENT = `${EVENTS}/(?<id>[^/]+)`;

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
  route(`DELETE ${ACCOUNT}`, ({ simulator, account }) => simulator.deleteAccount(account)),
  route(`POST ${EVENTS}`, ({ simulator, account, stream, body }) =>
    simulator.addEvents(account, stream, input.eventsInput.parse(body)),
  ),
  route(`POST ${EVENTS}/raw`, ({ simulator, account, stream, body }) => ({
    handle: simulator.addRawEvent(account, stream, input.rawEventInput.parse(body)),
  })),
  route(`PATCH ${EVENT}`, ({ simulator, body, ...target }) => {
    const { set, unset } = input.patchInput.parse(body);
    simulator.patchEvent(target, set, unset);
  }),
  route(`DELETE ${EVENT}`, ({ simulator, ...target }) => simulator.deleteEvent(target)),
  route(`POST ${ACCOUNT}/revoke`, ({ simulator, account, body }) =>
    simulator.revokeKeys(account, input.revokeInput.parse(body ?? {}).key),
  ),
  route(`PUT ${ACCOUNT}/scopes`, ({ simulator, account, body }) => {
    const { scopes, appKey } = input.scopesInput.parse(body);
    simulator.setScopes(account, scopes, appKey);
  }),
  route(`PUT ${ACCOUNT}/rate-limit`, ({ simulator, account, body }) =>
    simulator.setRateLimit(account, input.rateLimitInput.parse(body)),
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
  route("DELETE /control/faults", ({ simulator, only }) => simulator.clearFaults(only)),
  route("GET /control/requests", ({ simulator, only }) => simulator.requests(only)),
  route("GET /control/counts", ({ simulator }) => simulator.counts()),
  route("GET /control/series", ({ simulator, only }) => simulator.series(only)),
  route("POST /control/reset", ({ simulator }) => simulator.reset()),
];

/** Answers the control API: what the operation tells, or `{"ok":true}`; 400, 404 and 409 say what was wrong. */
export function controlReply(simulator: Simulator, { method, url, body }: ControlRequest): Reply {
  try {
    for (const { method: wanted, path, run } of routes) {
      const match = wanted === method ? path.exec(url.pathname) : null;
      if (!match) continue;
      const { account = "", stream, id = "" } = match.groups ?? {};
      const answer = run({
        simulator,
        account: decodeURIComponent(account),
        stream: stream === "failures" ? "failures" : "deployments",
        id: decodeURIComponent(id),
        body: body === "" ? undefined : (JSON.parse(body) as unknown),
        only: url.searchParams.get("account") ?? undefined,
      });
      return jsonReply(200, answer ?? { ok: true }, "application/json");
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
