import * as input from "./control-input.ts";
import { type ControlRequest, type ControlRoute, dispatched, route } from "./control-routes.ts";
import { faultInput } from "./fault.ts";
import type { Reply } from "./reply.ts";
import type { EventTarget, Simulator } from "./simulator.ts";
import { clockInput } from "./simulator-clock.ts";
import type { Stream } from "./wire-event.ts";

interface ControlCall extends EventTarget {
  simulator: Simulator;
  body: unknown;
  /** The account of the query; all of them when it names none. */
  only: string | undefined;
}

const ACCOUNT = "/control/accounts/(?<account>[^/]+)";
const EVENTS = `${ACCOUNT}/(?<stream>deployments|failures)`;
const EVENT = `${EVENTS}/(?<id>[^/]+)`;

const routes: ControlRoute<ControlCall>[] = [
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
    simulator.clock.set(clockInput.parse(body));
    return { now: simulator.clock.now() };
  }),
  route("POST /control/faults", ({ simulator, body }) => simulator.queueFault(faultInput.parse(body))),
  route("DELETE /control/faults", ({ simulator, only }) => simulator.clearFaults(only)),
  route("GET /control/requests", ({ simulator, only }) => simulator.requests(only)),
  route("GET /control/counts", ({ simulator }) => simulator.counts()),
  route("GET /control/series", ({ simulator, only }) => simulator.series(only)),
  route(`GET ${ACCOUNT}/dashboards`, ({ simulator, account }) => simulator.dashboards(account)),
  route("POST /control/reset", ({ simulator }) => simulator.reset()),
];

/** Answers the control API: what the operation tells, or `{"ok":true}`; 400, 404 and 409 say what was wrong. */
export function controlReply(simulator: Simulator, request: ControlRequest): Reply {
  return dispatched(routes, request, ({ named, body, only }) => {
    const { account = "", id = "" } = named;
    const stream: Stream = named.stream === "failures" ? "failures" : "deployments";
    return { simulator, account, stream, id, body, only };
  });
}
