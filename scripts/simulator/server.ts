import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { AccountSpec } from "./account.ts";
import { controlReply } from "./control.ts";
import { deliver, replacedReply } from "./delivery.ts";
import type { Fault } from "./fault.ts";
import { listAttributes } from "./list-request.ts";
import { type Exchange, listen } from "./listening.ts";
import { anonymousRateLimitHeaders } from "./rate-limit.ts";
import { jsonReply, RefusedRequest, type Reply } from "./reply.ts";
import type { LoggedRequest } from "./request-log.ts";
import { type ApiRequest, answer, headerOf, isListPath } from "./routes.ts";
import { Simulator } from "./simulator.ts";

export interface SimulatorOptions {
  /** A free port unless given. */
  port?: number | undefined;
  accounts?: AccountSpec[] | undefined;
  /** Stops the clock here, before the accounts are made. */
  frozenAt?: Date | undefined;
}

export interface RunningSimulator {
  url: string;
  simulator: Simulator;
  /** Ends at once, stalled connections included. */
  close: () => Promise<void>;
}

/** Starts Datadog's DORA API on the loopback interface, with its control API under `/control/`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const simulator = new Simulator();
  if (options.frozenAt) simulator.clock.freeze(options.frozenAt);
  for (const account of options.accounts ?? []) simulator.createAccount(account);
  const { url, close } = await listen(options.port ?? 0, (exchange) => serve(simulator, exchange));
  return { url, simulator, close };
}

async function serve(simulator: Simulator, exchange: Exchange): Promise<void> {
  const { request, response, signal } = exchange;
  const url = new URL(request.url ?? "/", "http://simulator");
  const method = request.method ?? "GET";
  const body = await buffer(request);
  if (url.pathname.startsWith("/control/")) {
    deliver(response, controlReply(simulator, { method, url, body: body.toString() }), null);
    return;
  }
  const call = apiRequest(simulator, request, { path: url.pathname, method, body });
  const fault = simulator.faults.take(call.account?.id ?? null, call.path);
  const entry = simulator.log.add(logged(simulator, call, fault));
  const delay = (call.account?.latencyMs ?? simulator.latencyMs) + (fault?.kind === "delay" ? fault.ms : 0);
  if (delay > 0) await wait(delay, undefined, { signal });
  const reply = (fault && replacedReply(fault)) ?? limitedReply(simulator, call, fault);
  if (fault?.kind !== "reset" && fault?.kind !== "stall") entry.status = reply.status;
  deliver(response, reply, fault);
}

function apiRequest(
  simulator: Simulator,
  { headers }: IncomingMessage,
  sent: Pick<ApiRequest, "method" | "path" | "body">,
): ApiRequest {
  const apiKey = headerOf(headers, "dd-api-key");
  const site = headerOf(headers, "x-datadog-site")?.toLowerCase() ?? null;
  return {
    ...sent,
    apiKey,
    appKey: headerOf(headers, "dd-application-key"),
    contentEncoding: headerOf(headers, "content-encoding"),
    site,
    account: simulator.accountOf(apiKey, site),
  };
}

function logged(simulator: Simulator, call: ApiRequest, fault: Fault | null): LoggedRequest {
  return {
    at: simulator.clock.now().toISOString(),
    account: call.account?.id ?? null,
    method: call.method,
    path: call.path,
    attributes: isListPath(call.path) ? listAttributes(call.body.toString()) : null,
    hasApiKey: call.apiKey !== null,
    hasAppKey: call.appKey !== null,
    site: call.site,
    status: null,
    fault: fault?.kind ?? null,
  };
}

/** The true answer with rate-limit headers, or 429 when the account's calls are used up. */
function limitedReply(simulator: Simulator, call: ApiRequest, fault: Fault | null): Reply {
  const taken = call.account?.rateLimiter.take(simulator.clock.now());
  const headers = taken?.headers ?? anonymousRateLimitHeaders();
  const reply = taken?.isExceeded
    ? jsonReply(429, { errors: ["Too many requests"] })
    : answerOrRefusal(simulator, call, fault);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

function answerOrRefusal(simulator: Simulator, call: ApiRequest, fault: Fault | null): Reply {
  try {
    return answer(simulator, call, fault);
  } catch (error) {
    if (error instanceof RefusedRequest) return error.reply;
    throw error;
  }
}
