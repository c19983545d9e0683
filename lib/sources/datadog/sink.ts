import type { Refusal } from "../../domain/refusals.ts";
import { type MetricSink, SourceError } from "../source.ts";
import type { ClientOptions } from "./client.ts";
import { DatadogError, vendorWords, wordsOf } from "./datadog-error.ts";
import { METRICS_PATH, METRICS_SCOPE, metricsQuestions, readMetrics } from "./metric-query.ts";
import { appAddress, SITES } from "./site.ts";
import { type Exchange, Transport } from "./transport.ts";

/** What an application key needs to make a dashboard. */
const DASHBOARDS = "dashboards_write";
const SERIES_PATH = "/api/v2/series";

/**
 * Where an account takes metrics and dashboards. Requests are written by us, since what is sent is what was shown, byte
 * for byte; Datadog's package would write the body anew, and cannot build a wildcard widget.
 */
export function datadogSink(options: ClientOptions): MetricSink {
  const transport = new Transport(options);
  // One try: whether an answer that was lost has made one nobody knows, and a second one would stay.
  const once = new Transport({ ...options, deadlineAt: 0 });
  const base = options.baseUrl ?? `https://api.${options.site}`;
  const exchange = (method: string, path: string, body: string): Exchange => ({
    url: `${base}${path}`,
    method,
    headers: headersOf(options, path),
    body,
  });
  return {
    sendSeries: (body) =>
      transport
        .send(exchange("POST", SERIES_PATH, body), readTaken)
        .then((words) => ({ taken: true, says: words === "" ? null : partRefused(words) }))
        .catch((error: unknown) => refusedBody(error, options)),
    putDashboard: async ({ id, body }) => {
      const made = (text: string) => readDashboard(text, options.site);
      const make = () => once.send(exchange("POST", "/api/v1/dashboard", body), made);
      const explain = lacks(DASHBOARDS);
      if (id === null) return make().catch(explain);
      const replace = exchange("PUT", `/api/v1/dashboard/${encodeURIComponent(id)}`, body);
      return transport.send(replace, made).catch(async (error: unknown) => {
        // Somebody deleted it there.
        if (error instanceof DatadogError && error.failure === "not_found") return make().catch(explain);
        return explain(error);
      });
    },
    findMetrics: async (asked) => {
      const found: string[] = [];
      for (const question of metricsQuestions(asked)) {
        const ask = exchange("POST", METRICS_PATH, question.body);
        const names = transport.send(ask, (text) => readMetrics(text, question));
        found.push(...(await names.catch(lacks(METRICS_SCOPE))));
      }
      return found;
    },
  };
}

function headersOf(options: ClientOptions, path: string): Record<string, string> {
  return {
    "content-type": "application/json",
    accept: "application/json",
    "dd-api-key": options.apiKey,
    ...(path !== SERIES_PATH && { "dd-application-key": options.appKey }),
    // The simulator stands for every site at one address: tell it which one is meant.
    ...(options.baseUrl !== null && { "x-datadog-site": options.site }),
  };
}

function partRefused(words: string): Refusal {
  return { code: "datadog_took_part", numbers: { words } };
}

/** A body that Datadog reads and refuses says nothing about the next one; whatever else is wrong ends the run. */
function refusedBody(error: unknown, { site }: ClientOptions): { taken: false; says: Refusal } {
  if (!(error instanceof DatadogError)) throw error;
  if (error.failure === "bad_request")
    return { taken: false, says: { code: "datadog_bad_request", numbers: vendorWords(error.words) } };
  if (error.failure !== "forbidden" && error.failure !== "unauthorized") throw error;
  const here = SITES.find(({ id }) => id === site)?.name ?? site;
  const says: Refusal = { code: "datadog_api_key_unknown", numbers: { here, site } };
  throw new SourceError("refused", { says, field: "apiKey", cause: error });
}

/** Datadog's words, with the permission that it takes. */
function lacks(permission: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof DatadogError) || error.failure !== "forbidden") throw error;
    const numbers = { permission, ...vendorWords(error.words) };
    const says: Refusal = { code: "datadog_lacks_permission", numbers };
    throw new SourceError("refused", { says, field: "appKey", cause: error });
  };
}

/** What Datadog says of a body that it took; an answer that broke off says nothing, and the same points may go again. */
function readTaken(text: string): string {
  const { errors } = objectOf(text);
  if (!Array.isArray(errors)) throw new DatadogError("bad_payload");
  return wordsOf(text);
}

/** Datadog tells its path at the site. */
function readDashboard(text: string, site: string): { id: string; url: string } {
  const { id, url } = objectOf(text);
  if (typeof id === "string" && id !== "" && typeof url === "string" && url.startsWith("/"))
    return { id, url: `${appAddress(site)}${url}` };
  throw new DatadogError("bad_payload");
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    // Without the cause, which quotes the answer.
    throw new DatadogError("bad_payload");
  }
}
