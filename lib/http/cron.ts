import "server-only";
import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { env } from "../env.ts";
import { AppError } from "../errors.ts";
import { errorResponse, respond } from "./answer.ts";

/** Whether a request carries the cron secret. Compares hashes in constant time, so length and content tell nothing. */
export function isCron(request: Request): boolean {
  const sent = request.headers.get("authorization") ?? "";
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(sent), digest(`Bearer ${env().cronSecret}`));
}

/** A route for whoever holds the cron secret, and 401 for anybody else; answers and errors as of every other route. */
export function forCron(run: (request: Request) => Promise<unknown>) {
  return async (request: Request): Promise<Response> => {
    const requestId = randomUUID();
    try {
      if (!isCron(request))
        throw new AppError("unauthenticated", { says: { code: "cron_secret_wrong", numbers: {} } });
      return respond(await run(request), 200, requestId);
    } catch (error) {
      return errorResponse(error, { requestId, method: request.method, path: new URL(request.url).pathname });
    }
  };
}
