import type { z } from "zod";
import { TARGET_METRICS } from "../domain/metrics/targets.ts";
import { toJson } from "./json-schema.ts";
import type { Operation } from "./operation.ts";
import { OPERATIONS } from "./operations/all.ts";
import { PUBLIC_CODES } from "./public-codes.ts";
import type { Parameter } from "./query.ts";

type Json = Record<string, unknown>;

const ACCESS: Record<Operation["access"], string> = {
  anyone: "Anyone.",
  person: "A signed-in person; not an API token.",
  caller: "A signed-in person, or an API token.",
  viewer: "Any active member.",
  manager: "A manager, an admin or an owner.",
  admin: "An admin or an owner.",
  owner: "An owner.",
};

const NO_TOKEN = "By a signed-in person; not by an API token.";
const FILE = " `Accept: text/csv` streams the whole set as a file; `limit` and `cursor` then do nothing.";

const ERRORS: Record<string, string> = {
  400: "Something in the request is unknown or malformed; the message names it.",
  401: "No credentials, or none that hold.",
  403: "A member whose role is too low, or a call by cookie from another site.",
  404: "Not there; or the caller is not an active member, which looks the same.",
  429: "Too many requests; `Retry-After` says when to come back.",
};

/** The API as an OpenAPI 3.1 document, from the schemas that validate it; `server` is the address of the product. */
export function openApiDocument({ version, server }: { version: string; server: string }) {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    const methods = paths[operation.path] ?? {};
    methods[operation.method.toLowerCase()] = describe(name, operation);
    paths[operation.path] = methods;
  }
  return {
    openapi: "3.1.0" as const,
    info: {
      title: "Plumbline",
      version,
      description:
        "Times are ISO 8601 UTC with `Z`, durations seconds, rates 0 to 1; `null` is not known, `0` is zero. " +
        "Lists are newest first unless said; `nextCursor` is null on the last page. At most 300 requests a minute.",
      license: { name: "Apache 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: server }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description: "A Supabase access token, or an API token `pl_…`.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "plumbline-session",
          description: "State-changing calls must come from our own origin.",
        },
      },
      schemas: { Error: ERROR_SCHEMA },
    },
  };
}

/** What stands at the parts of a path that are no ids. */
const PARTS: Record<string, Json> = {
  org: { type: "string", description: "The organisation's slug." },
  metric: { type: "string", enum: TARGET_METRICS },
  service: { type: "string", description: "The name of a service; upper and lower case are not told apart." },
};

const ERROR_SCHEMA = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "requestId"],
      properties: {
        code: { type: "string", enum: PUBLIC_CODES },
        message: { type: "string", description: "One sentence for a person." },
        requestId: { type: "string", format: "uuid" },
      },
    },
  },
};

function describe(name: string, operation: Operation): Json {
  const parameters = [...pathParameters(operation.path), ...operation.query.parameters.map(queryParameter)];
  return {
    operationId: name,
    tags: [name.split(".")[0]],
    summary: operation.summary,
    description: `For: ${accessOf(operation)}${operation.answer.csv === true && operation.answer.schema !== null ? FILE : ""}`,
    ...(operation.access === "anyone" ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body === null
      ? {}
      : { requestBody: requestBody(operation.body, operation.bodyOptional !== true) }),
    responses: { [operation.answer.status]: success(operation), ...failures(operation) },
  };
}

function accessOf({ access, personOnly, scope }: Operation): string {
  if (scope !== undefined)
    return `${ACCESS[access]} Or a token that is narrowed to \`${scope}\`, whatever its role.`;
  return personOnly === true ? `${ACCESS[access]} ${NO_TOKEN}` : ACCESS[access];
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: PARTS[name ?? ""] ?? { type: "string", format: "uuid" },
  }));
}

function queryParameter({ name, repeats, means, schema }: Parameter): Json {
  return {
    name,
    in: "query",
    required: false,
    description: means,
    schema: repeats ? { type: "array", items: schema } : schema,
    ...(repeats ? { style: "form", explode: true } : {}),
  };
}

function requestBody(schema: z.ZodType, required: boolean): Json {
  return { required, content: { "application/json": { schema: toJson(schema, "input") } } };
}

function success({ answer }: Operation): Json {
  const said = answer.status === 202 ? "Begun." : "Done.";
  if (answer.schema === null && answer.csv !== true) return { description: said };
  const content: Json = {};
  if (answer.schema !== null) content["application/json"] = { schema: toJson(answer.schema, "output") };
  if (answer.csv === true) content["text/csv"] = { schema: { type: "string" } };
  return { description: said, content };
}

function tooLarge({ megabytes = 1 }: Operation): string {
  return `The body is larger than ${megabytes} MB.`;
}

function failures(operation: Operation): Json {
  const inside = operation.path.includes("{org}");
  const codes = ["400"];
  if (operation.access !== "anyone") codes.push("401", "403", "429");
  if (inside) codes.push("404");
  if (operation.body !== null) codes.push("413");
  return Object.fromEntries(
    codes.map((code) => [
      code,
      {
        description: code === "413" ? tooLarge(operation) : ERRORS[code],
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    ]),
  );
}
