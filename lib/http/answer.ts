import "server-only";
import { type AppError, type ErrorSaid, toAppError } from "../errors.ts";
import { log } from "../log.ts";
import { say } from "../words/say.ts";
import { wordsIn } from "../words/words.ts";
import { publicCode } from "./public-codes.ts";

/** A path that does not answer this method; `allowed` are those it does. */
export class MethodNotAllowed extends Error {
  readonly allowed: string[];
  constructor(allowed: string[]) {
    super("method not allowed");
    this.allowed = allowed;
  }
}

type Asked = { requestId: string; method: string; path: string };

/** The answer of a route: JSON, nothing where there is nothing to tell, or a response made by itself; never cached anywhere. */
export function respond(value: unknown, status: number, requestId: string): Response {
  const response =
    value instanceof Response
      ? value
      : status === 204 || value === undefined
        ? new Response(null, { status })
        : Response.json(value, { status });
  return seal(response, requestId);
}

/** The error boundary of every route: `{"error": {"code", "message", "requestId"}}`; what is our fault is logged. */
export function errorResponse(error: unknown, { requestId, method, path }: Asked): Response {
  if (error instanceof MethodNotAllowed) {
    const message = sentence({ code: "method_not_allowed", numbers: { methods: error.allowed.join(", ") } });
    const response = Response.json({ error: { code: "invalid_input", message, requestId } }, { status: 405 });
    response.headers.set("allow", error.allowed.join(", "));
    return seal(response, requestId);
  }
  const known = toAppError(error);
  if (known.status >= 500) log().error({ error: known, requestId, method, path }, "request failed");
  return seal(refusal(known, requestId), requestId);
}

/** Messages of the API are English; the codes are what callers are promised. */
function sentence(said: ErrorSaid): string {
  return say(wordsIn("en"), "errors", said);
}

function refusal(error: AppError, requestId: string): Response {
  const code = publicCode(error.code);
  const response = Response.json(
    { error: { code, message: sentence(error.says), requestId } },
    { status: error.status },
  );
  if (error.status === 401) response.headers.set("www-authenticate", "Bearer");
  // The rest of the body is not read, so nothing can follow it on this connection.
  if (error.status === 413) response.headers.set("connection", "close");
  if (error.retryAfterSeconds !== null) {
    response.headers.set("retry-after", String(Math.max(1, Math.ceil(error.retryAfterSeconds))));
  }
  return response;
}

function seal(response: Response, requestId: string): Response {
  response.headers.set("cache-control", "private, no-store");
  response.headers.set("vary", "Accept, Authorization, Cookie");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-request-id", requestId);
  return response;
}
