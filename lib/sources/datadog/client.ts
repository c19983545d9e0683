import type { Stream } from "../../domain/sync/events.ts";
import { DatadogError, type DatadogFailure } from "./datadog-error.ts";
import type { Site } from "./site.ts";
import { Transport, type TransportOptions } from "./transport.ts";

/** As many events as Datadog lists at once. */
const LARGEST_LIMIT = 1000;

export type ClientOptions = TransportOptions & {
  site: Site;
  apiKey: string;
  /** Empty: only the API key is sent. */
  appKey: string;
  /** Replaces `https://api.<site>`: the simulator, in embedded mode. */
  baseUrl: string | null;
  /** How many events a full answer holds; as many as Datadog lists at once unless given. */
  pageLimit?: number;
};

export type ListRequest = {
  stream: Stream;
  from: Date;
  to: Date;
  query?: string;
  /** The client's page limit unless given. */
  limit?: number;
};

/** Reads one Datadog account. Requests are built by Datadog's own package, answers are read by us. */
export type DatadogClient = {
  /** Events that started in [from, to], both to the second and inclusive; at most a page, newest first. */
  list: (request: ListRequest) => Promise<unknown[]>;
  /** One event as in a list; null when Datadog has none of this id. */
  get: (stream: Stream, id: string) => Promise<unknown>;
  /** Whether Datadog knows the API key at this site. */
  validateApiKey: () => Promise<boolean>;
  /** An answer with so many events may not hold all there are. */
  pageLimit: number;
  transport: Transport;
};

/**
 * A client for one account. Datadog's package (1.64) builds servers, authentication and requests, but throws on
 * real incidents and takes a truncated body for success, so its parser never sees an answer of the list calls.
 */
export async function createDatadogClient(options: ClientOptions): Promise<DatadogClient> {
  const { dd, v1, v2 } = await loadPackage();
  const transport = new Transport(options);
  const { pageLimit = LARGEST_LIMIT } = options;
  const configuration = (httpApi: { send: (request: RequestContext) => Promise<ResponseContext> }) =>
    dd.createConfiguration({
      // Always an explicit server and both keys, so that no DD_* variable of the process can leak in.
      baseServer: new dd.BaseServerConfiguration(options.baseUrl ?? `https://api.${options.site}`, {}),
      authMethods: { apiKeyAuth: options.apiKey, appKeyAuth: options.appKey },
      httpApi,
    });

  /** Lets the package build a request, and reads the answer ourselves: the package is shown an empty one. */
  async function ask<T>(question: Question<T>): Promise<T> {
    const answers: T[] = [];
    const httpApi = {
      send: async (request: RequestContext) => {
        answers.push(await transport.send(exchangeOf(request, options), question.read));
        return new dd.ResponseContext(200, { "content-type": "application/json" }, bodyOf(question.empty));
      },
    };
    await question.run(configuration(httpApi));
    return answers[0] as T;
  }

  return {
    pageLimit,
    transport,
    list: ({ stream, from, to, query, limit = pageLimit }) => {
      const attributes = { from, to, limit, sort: "-started_at", ...(query === undefined ? {} : { query }) };
      return ask({
        run: (config) => {
          const api = new v2.DORAMetricsApi(config);
          return stream === "deployments"
            ? api.listDORADeployments({
                body: { data: { attributes, type: "dora_deployments_list_request" } },
              })
            : api.listDORAFailures({ body: { data: { attributes, type: "dora_failures_list_request" } } });
        },
        empty: '{"data":[]}',
        read: readList,
      });
    },
    get: async (stream, id) => {
      // A path of dots is another path, however it is escaped.
      if (id === "" || id === "." || id === "..") return null;
      const answer = ask({
        run: (config) => {
          const api = new v2.DORAMetricsApi(config);
          return stream === "deployments"
            ? api.getDORADeployment({ deploymentId: id })
            : api.getDORAFailure({ failureId: id });
        },
        empty: '{"data":{"id":"","type":"dora_deployment","attributes":null}}',
        read: readEvent,
      });
      return answer.catch(nullWhen("not_found"));
    },
    validateApiKey: async () => {
      const answer = ask({
        run: (config) => new v1.AuthenticationApi(config).validate(),
        empty: '{"valid":true}',
        read: readValid,
      });
      return (await answer.catch(nullWhen("unauthorized", "forbidden"))) ?? false;
    },
  };

  type Question<T> = {
    run: (config: ReturnType<typeof configuration>) => Promise<unknown>;
    /** What the package is shown in place of the answer. */
    empty: string;
    read: (text: string) => T;
  };
}

type RequestContext = {
  getUrl: () => string;
  getHttpMethod: () => string;
  getHeaders: () => Record<string, string>;
  getBody: () => unknown;
};
type ResponseContext = import("@datadog/datadog-api-client").client.ResponseContext;

/**
 * Only the parts in use, and only where a sync runs: the whole package is 170 MB of models in memory, these are 85.
 * The paths hold for the pinned version.
 */
async function loadPackage() {
  const [common, v1, v2] = await Promise.all([
    import("@datadog/datadog-api-client/dist/packages/datadog-api-client-common/index.js"),
    import("@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/apis/AuthenticationApi.js"),
    import("@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/DORAMetricsApi.js"),
  ]);
  return { dd: common, v1, v2 };
}

function exchangeOf(request: RequestContext, options: ClientOptions) {
  const body = request.getBody();
  const headers = { ...request.getHeaders() };
  // The simulator stands for every site at one address: tell it which one is meant.
  if (options.baseUrl !== null) headers["x-datadog-site"] = options.site;
  return {
    url: request.getUrl(),
    method: request.getHttpMethod(),
    headers,
    body: typeof body === "string" ? body : undefined,
  };
}

function bodyOf(text: string) {
  return { text: async () => text, binary: async () => Buffer.from(text) };
}

/** Answers null to these refusals and throws every other error on. */
function nullWhen(...failures: DatadogFailure[]): (error: unknown) => null {
  return (error) => {
    if (error instanceof DatadogError && failures.includes(error.failure)) return null;
    throw error;
  };
}

/** Never an empty page in place of an answer that broke off. */
function readList(text: string): unknown[] {
  const data = property(text, "data");
  if (!Array.isArray(data)) throw new DatadogError("bad_payload");
  return data;
}

function readEvent(text: string): object {
  const data = property(text, "data");
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw new DatadogError("bad_payload");
  return data;
}

function readValid(text: string): boolean {
  const valid = property(text, "valid");
  if (typeof valid !== "boolean") throw new DatadogError("bad_payload");
  return valid;
}

function property(text: string, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, name) : undefined;
  } catch {
    // Without the cause, which quotes the answer.
    throw new DatadogError("bad_payload");
  }
}
