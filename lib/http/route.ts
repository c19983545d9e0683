import "server-only";
import { randomUUID } from "node:crypto";
import { addressOf } from "../auth/address.ts";
import { authenticate, type Caller } from "../auth/caller.ts";
import { takeRateLimit } from "../auth/rate-limit.ts";
import type { Acting } from "../db/acting.ts";
import { findOrganization, type Organization } from "../db/organizations.ts";
import { hasRole, ROLES, type Role } from "../domain/access/role.ts";
import { isSlug } from "../domain/access/slug.ts";
import { AppError } from "../errors.ts";
import { errorResponse, MethodNotAllowed, respond } from "./answer.ts";
import { readBody } from "./body.ts";
import type { Method, Operation } from "./operation.ts";
import { refuseForeignOrigin } from "./own-origin.ts";

type Input<Q, B> = {
  query: Q;
  body: B;
  /** The UUID at `{id}` of the path; empty where the path has none. */
  id: string;
  /** What stands at another part of the path that is named; empty where it has none. */
  name: string;
  /** The caller's network address as the platform reports it; null when it does not. */
  address: string | null;
  request: Request;
  requestId: string;
};
/** A call inside an organisation, of the `member` who acts, or for whom their token does. */
export type OrganizationCall<Q, B> = Input<Q, B> & { member: Acting };
export type CallerCall<Q, B> = Input<Q, B> & { caller: Caller };

type Run<C, A> = (call: C) => Promise<A>;
type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>;
type Incoming = {
  request: Request;
  requestId: string;
  address: string | null;
  params: Record<string, string>;
};
type Serve = (incoming: Incoming) => Promise<unknown>;
type Served = { operation: Pick<Operation, "method" | "path" | "access" | "answer">; serve: Serve };

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const satisfies Method[];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An operation that asks for no credentials. */
export function forAnyone<Q, B, A>(operation: Operation<Q, B, A>, run: Run<Input<Q, B>, NoInfer<A>>): Served {
  return { operation, serve: async (incoming) => run(await readInput(operation, incoming)) };
}

/** An operation of a signed-in person or, unless its `access` is `person`, of a token. */
export function forCaller<Q, B, A>(
  operation: Operation<Q, B, A>,
  run: Run<CallerCall<Q, B>, NoInfer<A>>,
): Served {
  return {
    operation,
    serve: async (incoming) => {
      const caller = await admit(incoming.request);
      await takeRateLimit(rateKey(caller));
      refuseUnallowed(caller, "viewer", operation);
      return run({ ...(await readInput(operation, incoming)), caller });
    },
  };
}

/**
 * An operation inside `{org}`, for an active member with at least its role. A stranger, a suspended member and the
 * token of another organisation get the same 404 as a name that does not exist, before anything else is looked at.
 */
export function forMember<Q, B, A>(
  operation: Operation<Q, B, A>,
  run: Run<OrganizationCall<Q, B>, A>,
): Served {
  return {
    operation,
    serve: async (incoming) => {
      const caller = await admit(incoming.request);
      const [organization] = await Promise.all([
        findFor(caller, incoming.params.org ?? ""),
        takeRateLimit(rateKey(caller)),
      ]);
      if (organization === null) throw new AppError("not_found");
      refuseUnallowed(caller, organization.role, operation);
      const input = await readInput(operation, incoming);
      const { user, db, token } = caller;
      const member = { user, db, organization, tokenId: token?.tokenId ?? null, address: incoming.address };
      return run({ ...input, member });
    },
  };
}

/** What was asked for; `not_found` when the organisation has no such thing. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new AppError("not_found");
  return value;
}

/** The handlers of a route file; a method that is not served answers 405 in our error form. */
export function route(...served: Served[]): Record<Method, Handler> {
  const allowed = served.map(({ operation }) => operation.method);
  const open = served.every(({ operation }) => operation.access === "anyone");
  const refuse: Serve = async ({ request }) => {
    if (!open) await admit(request);
    throw new MethodNotAllowed(allowed);
  };
  const own = (method: Method) => served.find(({ operation }) => operation.method === method);
  const handlers = METHODS.map((method) => [
    method,
    handler(own(method)?.operation ?? null, own(method)?.serve ?? refuse),
  ]);
  return Object.fromEntries(handlers) as Record<Method, Handler>;
}

/** Every path below /api/v1 that does not exist; below `orgs` 401 comes first, as it does for those that do. */
export const unknownPath: Handler = handler(null, async ({ request }) => {
  if (new URL(request.url).pathname.startsWith("/api/v1/orgs/")) await admit(request);
  throw new AppError("not_found");
});

function handler(operation: Served["operation"] | null, serve: Serve): Handler {
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      // A path without parts in brackets has no params at all.
      const params = ((await context.params) ?? {}) as Record<string, string>;
      const value = await serve({ request, requestId, params, address: addressOf(request.headers) });
      return respond(value, operation?.answer.status ?? 200, requestId);
    } catch (error) {
      return errorResponse(error, { requestId, method: request.method, path: operation?.path ?? "" });
    }
  };
}

async function admit(request: Request): Promise<Caller> {
  const caller = await authenticate(request);
  refuseForeignOrigin(request, caller);
  return caller;
}

async function findFor(caller: Caller, slug: string): Promise<Organization | null> {
  if (!isSlug(slug)) return null;
  if (caller.by !== "token") return findOrganization(caller.db, slug);
  return caller.token.organization.slug === slug ? caller.token.organization : null;
}

/** A token narrowed to scopes reaches what names one of them, whatever its role, and nothing else. */
function refuseUnallowed(
  caller: Caller,
  role: Role,
  operation: Pick<Operation, "access" | "personOnly" | "scope">,
): void {
  const scopes = caller.token?.scopes ?? [];
  if (operation.scope !== undefined && scopes.includes(operation.scope)) return;
  if (scopes.length > 0) {
    throw new AppError("forbidden", {
      says: { code: "token_narrowed", numbers: { scopes: scopes.join(", ") } },
    });
  }
  if ((operation.access === "person" || operation.personOnly === true) && caller.by === "token") {
    throw new AppError("forbidden", { says: { code: "person_needed", numbers: {} } });
  }
  if (isRole(operation.access) && !hasRole(role, operation.access)) throw new AppError("forbidden");
}

async function readInput<Q, B>(operation: Operation<Q, B>, incoming: Incoming): Promise<Input<Q, B>> {
  const { request, params, requestId, address } = incoming;
  const { org: _, id = "", ...named } = params;
  if (id !== "" && !UUID.test(id)) throw new AppError("not_found");
  const query = operation.query.parse(new URL(request.url).searchParams, new Date());
  const body =
    operation.body === null
      ? (null as B)
      : await readBody(request, operation.body, {
          optional: operation.bodyOptional,
          megabytes: operation.megabytes,
        });
  const [name = ""] = Object.values(named);
  return { request, requestId, address, id: id.toLowerCase(), name, query, body };
}

function rateKey(caller: Caller): string {
  return caller.by === "token" ? `token:${caller.token.tokenId}` : `user:${caller.user.id}`;
}

function isRole(access: Operation["access"]): access is Role {
  return ROLES.some((role) => role === access);
}
