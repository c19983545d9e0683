import type { Stream } from "../domain/events.ts";
import { DatadogError } from "./datadog-error.ts";
import type { Site } from "./site.ts";
import { Transport, type TransportOptions } from "./transport.ts";

export const LARGEST_LIMIT = 1000;

export type ClientOptions = TransportOptions & {
  site: Site;
  apiKey: string;
  /** Empty: only the API key is sent. */
  appKey: string;
  /** Replaces `https://api.<site>`: the simulator, in embedded mode. */
  baseUrl: string | null;
};

export type ListRequest = { stream: Stream; from: Date; to: Date; query?: string };

/** Reads one Datadog account. Requests are built by Datadog's own package, answers are read by us. */
export type DatadogClient = {
  /** Events that started in [from, to], both to the second and inclusive; at most 1,000, newest first. */
  list: (request: ListRequest) => Promise<unknown[]>;
  /** One event as in a list; null when Datadog has none of this id. */
  get: (stream: Stream, id: string) => Promise<unknown>;
  /** Whether Datadog knows the API key at this site. */
  validateApiKey: () => Promise<boolean>;
  transport: Transport;
};

/**
 * A client for one account. Datadog's package (1.64) builds servers, authentication and requests, but throws on
 * real incidents and takes a truncated body for success, so its parser never sees an answer of the list calls.
 */
export async function createDatadogClient(options: ClientOptions): Promise<DatadogClient> {
  const sdk = await import("@datadog/datadog-api-client"); // 140 MB of models: only where a sync runs
  const { client: dd, v1, v2 } = sdk.default ?? sdk;
  const transport = new Transport(options);
  const configuration = (httpApi: { send: (request: RequestContext) => Promise<ResponseContext> }) =>
    dd.createConfiguration({
      // Always an explicit server and both keys, so that no DD_* variable of the process can leak in.
      baseServer: new dd.BaseServerConfiguration(options.baseUrl ?? `https://api.${options.site}`, {}),
      authMethods: { apiKeyAuth: options.apiKey, appKeyAuth: options.appKey },
      httpApi,
    });

  /** Lets the package build and send a request, and returns the raw text of the answer. */
  async function raw(run: (config: ReturnType<typeof configuration>) => Promise<unknown>, empty: string): Promise<string> {
    let text = "";
    await run(
      configuration({
        send: async (request) => {
          text = await transport.send(exchangeOf(request, options));
          return new dd.ResponseContext(200, { "content-type": "application/json" }, bodyOf(empty));
        },
      }),
    );
    return text;
  }

  return {
    transport,
    list: async ({ stream, from, to, query }) => {
      const attributes = { from, to, limit: LARGEST_LIMIT, sort: "-started_at", ...(query === undefined ? {} : { query }) };
      const text = await raw((config) => {
        const api = new v2.DORAMetricsApi(config);
        return stream === "deployments"
          ? api.listDORADeployments({ body: { data: { attributes, type: "dora_deployments_list_request" } } })
          : api.listDORAFailures({ body: { data: { attributes, type: "dora_failures_list_request" } } });
      }, '{"data":[]}');
      const data = dataOf(text);
      if (!Array.isArray(data)) throw new DatadogError("bad_payload");
      return data;
    },
    get: async (stream, id) => {
      try {
        const text = await raw((config) => {
          const api = new v2.DORAMetricsApi(config);
          return stream === "deployments" ? api.getDORADeployment({ deploymentId: id }) : api.getDORAFailure({ failureId: id });
        }, '{"data":{"id":"","type":"dora_deployment","attributes":null}}');
        return dataOf(text) ?? null;
      } catch (error) {
        if (error instanceof DatadogError && error.failure === "not_found") return null;
        throw error;
      }
    },
    validateApiKey: async () => {
      try {
        const text = await raw((config) => new v1.AuthenticationApi(config).validate(), '{"valid":true}');
        return (JSON.parse(text) as { valid?: unknown }).valid === true;
      } catch (error) {
        if (error instanceof DatadogError && ["unauthorized", "forbidden"].includes(error.failure)) return false;
        throw error;
      }
    },
  };
}

type RequestContext = {
  getUrl: () => string;
  getHttpMethod: () => string;
  getHeaders: () => Record<string, string>;
  getBody: () => unknown;
};
type ResponseContext = import("@datadog/datadog-api-client").client.ResponseContext;

function exchangeOf(request: RequestContext, options: ClientOptions) {
  const body = request.getBody();
  const headers = { ...request.getHeaders() };
  if (options.appKey === "") delete headers["DD-APPLICATION-KEY"];
  // The simulator stands for every site at one address: tell it which one is meant.
  if (options.baseUrl !== null) headers["x-datadog-site"] = options.site;
  return { url: request.getUrl(), method: request.getHttpMethod(), headers, body: typeof body === "string" ? body : undefined };
}

function bodyOf(text: string) {
  return { text: async () => text, binary: async () => Buffer.from(text) };
}

function dataOf(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "data" in parsed ? parsed.data : undefined;
  } catch (cause) {
    throw new DatadogError("bad_payload", { cause });
  }
}
