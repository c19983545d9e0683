import type { Instrumentation } from "next";

/** Before the first request: a server that lacks a variable ends here, not at somebody's call. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env, requireEnv } = await import("#lib/env.ts");
  requireEnv();
  const { embedded, smtp } = env();
  if (smtp !== null) return;
  const { log } = await import("#lib/log.ts");
  log().warn({ without: ["SMTP_URL", "MAIL_FROM"] }, embedded ? PRINTED : UNSENT);
}

/** Said once, when a server starts that has no mail server. */
const UNSENT =
  "no mail server is set: links of invitations are to be copied, and nobody is told of connections";
const PRINTED = "no mail server is set: mails are printed and kept in mails.txt, and reach nobody";

/** An error that a page threw, as a line of our log under the id that its answer carries. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // Also compiled for the edge runtime, which has no logger and which nothing of ours runs on.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("#lib/log.ts");
  const id = request.headers["x-request-id"];
  const requestId = Array.isArray(id) ? id[0] : id;
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  const line = {
    error,
    requestId,
    digest,
    method: request.method,
    path: context.routePath,
    kind: context.routeType,
  };
  // Our actions catch what fails in them: what comes here was no call that could be read, and anybody can send it.
  if (context.routeType === "action") log().warn(line, "call of an action is unreadable");
  else log().error(line, "page failed");
};
