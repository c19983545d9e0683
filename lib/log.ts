import pino from "pino";
import { env } from "./env.ts";

const SECRET_NAMES = [
  "apiKey",
  "appKey",
  "api_key",
  "app_key",
  "dd-api-key",
  "dd-application-key",
  "DD-API-KEY",
  "DD-APPLICATION-KEY",
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "secret",
  "secretKey",
  "cronSecret",
  "credentialKeys",
  "token",
];
const DEEPEST_CAUSE = 8;

let root: pino.Logger | null = null;

/** The process's logger: JSON lines on standard output, with anything that may hold a secret removed. */
export function log(): pino.Logger {
  root ??= createLogger(env().logLevel);
  return root;
}

/** For a command whose standard output is its answer; before anything is logged. */
export function logToStandardError(): void {
  root = createLogger(env().logLevel, pino.destination(2));
}

/** A logger of that level; it writes to standard output unless a destination is given. */
export function createLogger(level: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: {
      paths: SECRET_NAMES.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: "[removed]",
    },
    // Also for an error that is logged by itself, where pino would write all of its fields.
    errorKey: "error",
    serializers: { error: describeError, err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Name, code, message and stack of an error and its causes; driver fields such as query parameters stay out. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return describeThrown(error);
  const cause = depth < DEEPEST_CAUSE ? error.cause : undefined;
  return {
    name: error.name,
    code: "code" in error ? String(error.code) : undefined,
    message: error.message,
    stack: error.stack,
    ...(cause === undefined ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

/** PostgREST's refusals are plain objects whose details hold the failing row. */
function describeThrown(thrown: unknown): unknown {
  if (typeof thrown !== "object" || thrown === null) return { message: String(thrown) };
  const { message, code } = thrown as { message?: unknown; code?: unknown };
  return {
    message: typeof message === "string" ? message : "an object",
    ...(code !== undefined && { code: String(code) }),
  };
}
