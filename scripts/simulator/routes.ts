import type { IncomingHttpHeaders } from "node:http";
import { gunzipSync, inflateSync } from "node:zlib";
import { type Account, READ_SCOPE } from "./account.ts";
import { DASHBOARDS_SCOPE } from "./dashboards.ts";
import { spoiledRows } from "./delivery.ts";
import type { Fault } from "./fault.ts";
import { readListRequest } from "./list-request.ts";
import { answerMetrics, METRICS_PATH, METRICS_SCOPE } from "./metric-query.ts";
import { JSON_API_TYPE, jsonReply, notFound, RefusedRequest, type Reply } from "./reply.ts";
import { readSeries } from "./series-input.ts";
import type { Simulator } from "./simulator.ts";
import type { Stream } from "./wire-event.ts";

export interface ApiRequest {
  method: string;
  path: string;
  body: Buffer;
  contentEncoding: string | null;
  apiKey: string | null;
  appKey: string | null;
  site: string | null;
  /** The account whose API key this is. */
  account: Account | null;
}

/** Datadog does not offer DORA metrics there. */
const SITES_WITHOUT_DORA = new Set(["ddog-gov.com", "us2.ddog-gov.com"]);
const DASHBOARDS_PATH = "/api/v1/dashboard";
const LIST_PATHS: Record<string, Stream> = {
  "/api/v2/dora/deployments": "deployments",
  "/api/v2/dora/failures": "failures",
};

/** Header values as one text; an empty one counts as missing. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) || null;
}

/** Answers one request of Datadog's API, or throws the refusal. */
export function answer(simulator: Simulator, request: ApiRequest, fault: Fault | null): Reply {
  const { method, path } = request;
  if (method === "GET" && path === "/api/v1/validate") return validateKey(request);
  if (method === "POST" && path === "/api/v2/series") return acceptSeries(simulator, request);
  if (method === "POST" && path === METRICS_PATH) return queryMetrics(simulator, request);
  if (path === DASHBOARDS_PATH || path.startsWith(`${DASHBOARDS_PATH}/`)) return answerDashboard(request);
  const listed = Object.hasOwn(LIST_PATHS, path) ? LIST_PATHS[path] : undefined;
  if (method === "POST" && listed) return listEvents(request, listed, fault);
  for (const [listPath, stream] of Object.entries(LIST_PATHS)) {
    const id = path.startsWith(`${listPath}/`) ? path.slice(listPath.length + 1) : "";
    if (method === "GET" && id !== "" && !id.includes("/")) return getEvent(request, stream, id);
  }
  throw notFound();
}

export function isListPath(path: string): boolean {
  return Object.hasOwn(LIST_PATHS, path);
}

function validateKey({ account }: ApiRequest): Reply {
  if (!account) throw new RefusedRequest(403, ["Forbidden"], "application/json");
  return jsonReply(200, { valid: true }, "application/json");
}

function acceptSeries(simulator: Simulator, { account, body, contentEncoding }: ApiRequest): Reply {
  if (!account) throw new RefusedRequest(403, ["Forbidden"], "application/json");
  const now = simulator.clock.now();
  const text = decoded(body, contentEncoding);
  const { body: parsed, errors } = readSeries({ sentBytes: body.byteLength, text, now });
  simulator.log.addSeries({ at: now.toISOString(), account: account.id, body: parsed, text });
  return jsonReply(202, { errors }, "application/json");
}

function queryMetrics(simulator: Simulator, request: ApiRequest): Reply {
  const account = allowedAccount(request, METRICS_SCOPE);
  const answered = answerMetrics(request.body.toString(), simulator.series(account.id));
  return jsonReply(200, answered, "application/json");
}

function answerDashboard(request: ApiRequest): Reply {
  const { method, path, body } = request;
  const account = allowedAccount(request, DASHBOARDS_SCOPE);
  const id = decodeId(path.slice(DASHBOARDS_PATH.length + 1)) || null;
  const found =
    method === "GET" && id !== null
      ? account.dashboards.get(id)
      : (method === "POST") === (id === null) && method !== "GET"
        ? account.dashboards.put(id, body.toString())
        : null;
  if (found === null)
    throw new RefusedRequest(404, [`Dashboard with ID ${id} not found`], "application/json");
  return jsonReply(200, found, "application/json");
}

/** Of whoever has both keys, the second with this scope. */
function allowedAccount({ account, appKey }: ApiRequest, scope: string): Account {
  const scopes = appKey === null ? undefined : account?.appKeys.get(appKey);
  if (!account || !scopes) throw new RefusedRequest(401, ["Unauthorized"], "application/json");
  if (!scopes.has(scope))
    throw new RefusedRequest(403, ["Failed permission authorization checks"], "application/json");
  return account;
}

function decoded(body: Buffer, contentEncoding: string | null): string {
  try {
    if (contentEncoding === "gzip") return gunzipSync(body).toString();
    return (contentEncoding === "deflate" ? inflateSync(body) : body).toString();
  } catch {
    throw new RefusedRequest(400, ["Payload is not in the expected format"], "application/json");
  }
}

function listEvents(request: ApiRequest, stream: Stream, fault: Fault | null): Reply {
  const account = authorizedAccount(request);
  const selection = readListRequest(request.body.toString(), stream, account.overLimit);
  const rows = spoiledRows(account.stores[stream].list(selection), fault);
  return { status: 200, headers: { "content-type": JSON_API_TYPE }, body: `{"data":[${rows.join(",")}]}` };
}

function getEvent(request: ApiRequest, stream: Stream, encodedId: string): Reply {
  const json = authorizedAccount(request).stores[stream].json(decodeId(encodedId));
  if (json === null) throw notFound();
  return { status: 200, headers: { "content-type": JSON_API_TYPE }, body: `{"data":${json}}` };
}

/** An id that is not valid percent-encoding names no event. */
function decodeId(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    throw notFound();
  }
}

function authorizedAccount({ account, appKey, site }: ApiRequest): Account {
  if (SITES_WITHOUT_DORA.has(site ?? account?.site ?? "")) throw notFound();
  const scopes = appKey === null ? undefined : account?.appKeys.get(appKey);
  if (!account || !scopes) throw new RefusedRequest(401, ["Unauthorized"]);
  if (!scopes.has(READ_SCOPE)) {
    throw new RefusedRequest(403, ["Forbidden", "Failed permission authorization checks"]);
  }
  return account;
}
