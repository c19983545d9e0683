import type { Fault, FaultEffect } from "#scripts/simulator/fault.ts";

export type IntakeFault = {
  name: string;
  effect: FaultEffect;
  /** What comes of a body that is answered so each time: it is taken, or refused by itself, or it ends the run. */
  outcome: "taken" | "body refused" | "run ended";
  /** The code of what the run says; null where there is nothing to say. */
  says: string | null;
  /** Datadog's words, which stand in the run. */
  words?: string;
  /** Another try of the same body gets its answer. */
  isRetried?: true;
  /** Milliseconds after which an answer is given up. */
  callTimeoutMs?: number;
};

type Form<Kind extends Fault["kind"]> = Omit<IntakeFault, "name" | "effect"> & {
  as?: string;
  effect: Omit<Extract<FaultEffect, { kind: Kind }>, "kind">;
};

const answer = (status: number, errors: unknown[], headers: Record<string, string> = {}) => ({
  effect: { status, body: { errors }, headers: { "content-type": "application/json", ...headers } },
});
const ended = (says: string) => ({ outcome: "run ended", says: `datadog_${says}` }) as const;
const retried = (says: string) => ({ ...ended(says), isRetried: true }) as const;
const taken = { outcome: "taken", says: null } as const;

const limit = (as: string, headers: Record<string, string>, then: object = { isRetried: true }) => ({
  as: `429, ${as}`,
  ...ended("rate_limited"),
  ...answer(429, ["Too many requests"], headers),
  ...then,
});
const unavailable = (status: number) => ({
  as: `${status}`,
  ...retried("server_error"),
  ...answer(status, []),
});
const refused = (status: number, words: string) => ({
  ...{ as: `${status}`, says: "datadog_bad_request", words },
  ...answer(status, [words]),
  outcome: "body refused" as const,
});
const TOO_OLD = "plumbline.pull_requests.open: timestamp is more than 1 hour in the past";

/** Each kind that the simulator has, and of answers each that Datadog's intake is known to give. */
const KINDS: { [Kind in Fault["kind"]]: Form<Kind>[] } = {
  response: [
    limit("without a header", {}),
    limit("Retry-After in seconds", { "retry-after": "3" }),
    limit("Retry-After as a date", { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }),
    limit("X-RateLimit-Reset in seconds", { "x-ratelimit-reset": "1" }),
    limit("X-RateLimit-Reset that nobody can read", { "x-ratelimit-reset": "abc" }),
    // Longer than a turn waits.
    limit("X-RateLimit-Reset in a day", { "x-ratelimit-reset": "86400" }, {}),
    unavailable(500),
    unavailable(503),
    refused(400, "Payload is not in the expected format"),
    refused(408, "Request timeout"),
    refused(413, "Payload too big"),
    { as: "401", ...ended("api_key_unknown"), ...answer(401, ["Unauthorized"]) },
    { as: "403", ...ended("api_key_unknown"), ...answer(403, ["Forbidden"]) },
    { as: "404", ...ended("not_found"), ...answer(404, ["Not found"]) },
    {
      as: "202 with errors",
      outcome: "taken",
      says: "datadog_took_part",
      words: TOO_OLD,
      ...answer(202, [TOO_OLD]),
    },
    { as: "202 without errors", ...retried("bad_payload"), effect: { status: 202, body: {} } },
  ],
  html: [{ ...retried("bad_payload"), effect: {} }],
  redirect: [{ ...ended("redirect"), effect: { status: 307, location: "https://example.com/elsewhere" } }],
  empty: [{ ...retried("bad_payload"), effect: {} }],
  data: [{ as: "null", ...retried("bad_payload"), effect: { value: null } }],
  "gzip-bomb": [{ ...ended("too_large"), effect: { megabytes: 17 } }],
  reset: [{ ...retried("unreachable"), effect: {} }],
  "cut-body": [
    { ...retried("unreachable"), effect: {} },
    { as: "chunked", ...retried("unreachable"), effect: { chunked: true } },
  ],
  truncate: [{ ...retried("bad_payload"), effect: {} }],
  stall: [
    { ...retried("timeout"), callTimeoutMs: 300, effect: {} },
    { as: "within the body", ...retried("timeout"), callTimeoutMs: 300, effect: { bytes: 5 } },
  ],
  drip: [{ ...retried("timeout"), callTimeoutMs: 300, effect: { bytes: 1, everyMs: 50 } }],
  delay: [{ ...taken, effect: { ms: 2 } }],
  shuffle: [{ ...taken, effect: {} }],
  "duplicate-rows": [{ ...taken, effect: {} }],
  "short-page": [{ ...taken, effect: { rows: 0 } }],
  "odd-row": [{ ...taken, effect: { value: "?" } }],
};

export const INTAKE_FAULTS: IntakeFault[] = Object.entries(KINDS).flatMap(([kind, forms]) =>
  forms.map(({ as, effect, ...rest }) => ({
    ...rest,
    name: as === undefined ? kind : `${kind}: ${as}`,
    effect: { kind, ...effect } as FaultEffect,
  })),
);
