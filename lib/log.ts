import pino from "pino";
import { env } from "./env.ts";

let root: pino.Logger | null = null;

/** The process's logger: JSON lines on standard output, with anything that may hold a secret removed. */
export function log(): pino.Logger {
  root ??= pino({
    level: env().logLevel,
    base: null,
    redact: {
      paths: ["apiKey", "appKey", "*.apiKey", "*.appKey", "authorization", "*.authorization", "cookie", "*.cookie", "token", "*.token"],
      censor: "[removed]",
    },
    serializers: { error: describeError },
  });
  return root;
}

/** Name, code, message and stack of an error and its causes; driver fields such as query parameters stay out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? String(error.code) : undefined;
  return {
    name: error.name,
    code,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
