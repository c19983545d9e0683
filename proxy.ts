import { createServerClient } from "@supabase/ssr";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "#lib/env.ts";
import { sessionCookie } from "#lib/supabase/session-cookie.ts";
import { asVisitor } from "#lib/supabase/visitor.ts";
import { refuseOddAction } from "./lib/http/action-call.ts";
import { errorResponse } from "./lib/http/answer.ts";
import { contentSecurityPolicy } from "./lib/http/content-security-policy.ts";

/** Set by the compiler, see next.config.mjs. */
declare const IN_DEVELOPMENT: boolean;

/**
 * Before every page: an id for the log, a fresh nonce for its scripts, and a session whose token has not run out. Never the guard:
 * each page, action and route asks for itself who the caller is.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, { development: IN_DEVELOPMENT });
  const requestId = crypto.randomUUID();
  request.headers.set("x-nonce", nonce);
  // Ours, whatever the caller sent: under it the log has what fails.
  request.headers.set("x-request-id", requestId);
  // Where a visitor who has to sign in first wants to go.
  request.headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  request.headers.set("content-security-policy", policy);
  const refusal = refuse(request, requestId);
  if (refusal !== null) {
    refusal.headers.set("Content-Security-Policy", policy);
    return refusal;
  }
  const changes = await refreshSession(request);

  const response = NextResponse.next({ request });
  for (const { name, value, options } of changes) response.cookies.set(name, value, options);
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("x-request-id", requestId);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** The answer to a POST that none of our pages sends; null for everything else. */
function refuse(request: NextRequest, requestId: string): Response | null {
  if (request.method !== "POST") return null;
  try {
    refuseOddAction(request);
    return null;
  } catch (error) {
    return errorResponse(error, { requestId, method: request.method, path: request.nextUrl.pathname });
  }
}

type CookieChange = { name: string; value: string; options: Parameters<NextResponse["cookies"]["set"]>[2] };

/** Exchanges an expired access token; the new cookies reach this request's page and the browser. */
async function refreshSession(request: NextRequest): Promise<CookieChange[]> {
  const cookie = sessionCookie();
  if (!request.cookies.getAll().some(({ name }) => name.startsWith(cookie.name))) return [];
  let changes: CookieChange[] = [];
  const client = createServerClient(env().supabaseUrl, env().publishableKey, {
    ...asVisitor(request.headers),
    cookieOptions: cookie,
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll: (updates) => {
        for (const { name, value } of updates) request.cookies.set(name, value);
        changes = updates;
      },
    },
  });
  // Only to refresh: what it answers is not trusted, and not used.
  await client.auth.getSession();
  return changes;
}

export const config = {
  matcher: ["/((?!api/|i/|_next/static|_next/image|favicon.ico|icon.svg).*)"],
};
