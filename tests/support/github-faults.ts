import type { Fault, FaultEffect } from "#scripts/simulator/fault.ts";

export type GitHubFault = {
  name: string;
  effect: FaultEffect;
  /**
   * What comes of it where it strikes each time: nothing is told (`breaks`), or all (`harmless`), or less than there is
   * (`lessens`); nothing more is asked at all (`ends`).
   */
  outcome: "breaks" | "harmless" | "lessens" | "ends";
  /** Another try of the same question gets its answer. */
  isRetried?: true;
  /** Milliseconds after which an answer is given up. */
  callTimeoutMs?: number;
  /** Only what is asked there can be answered like that. */
  only?: string;
  /** What is asked there is believed: nothing in GitHub's answer tells that it is not all. */
  believed?: RegExp;
};

type Form<Kind extends Fault["kind"]> = Omit<GitHubFault, "name" | "effect"> & {
  as?: string;
  effect: Omit<Extract<FaultEffect, { kind: Kind }>, "kind">;
};

const breaks = { outcome: "breaks" } as const;
const retried = { ...breaks, isRetried: true } as const;
const silent = { ...breaks, callTimeoutMs: 150 } as const;
const lessens = { outcome: "lessens" } as const;
const ends = { outcome: "ends" } as const;
const said = (message: string) => ({ message, documentation_url: "https://docs.github.com/rest" });
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  effect: { status, body, headers: { "content-type": "application/json", ...headers } },
});
const errors = (type: string) => ({ data: null, errors: [{ type, message: "Something went wrong." }] });
const SECONDARY = said("You have exceeded a secondary rate limit.");

/** Each kind that the simulator has, in every form of it that a reader may take otherwise. */
const KINDS: { [Kind in Fault["kind"]]: Form<Kind>[] } = {
  response: [
    { as: "500", ...retried, ...answer(500, said("Server Error")) },
    // True of some that are asked for.
    { as: "404", ...lessens, ...answer(404, said("Not Found")) },
    { as: "403", ...breaks, ...answer(403, said("Resource not accessible by integration")) },
    { as: "202", ...breaks, ...answer(202, {}) },
    { as: "errors", ...breaks, ...answer(200, errors("INTERNAL")) },
    { as: "401", ...ends, ...answer(401, said("Bad credentials")) },
    { as: "429", ...ends, ...answer(429, said("Too many requests")) },
    { as: "a secondary limit", ...ends, ...answer(403, SECONDARY, { "retry-after": "30" }) },
    { as: "a limit of points", ...ends, ...answer(200, errors("RATE_LIMITED")), only: "/graphql" },
  ],
  html: [{ ...retried, effect: {} }],
  redirect: [{ ...breaks, effect: { status: 302, location: "https://example.com/elsewhere" } }],
  empty: [{ ...retried, effect: {} }],
  data: [{ as: "null", ...breaks, effect: { value: null } }],
  "gzip-bomb": [{ ...breaks, effect: { megabytes: 17 } }],
  reset: [{ ...retried, effect: {} }],
  "cut-body": [{ ...retried, effect: {} }],
  // Half of a 404 is one.
  truncate: [{ ...lessens, isRetried: true, effect: {} }],
  stall: [{ ...silent, effect: { bytes: 5 } }],
  drip: [{ ...silent, effect: { bytes: 1, everyMs: 20 } }],
  delay: [{ outcome: "harmless", effect: { ms: 2 } }],
  shuffle: [{ outcome: "harmless", effect: {} }],
  "duplicate-rows": [{ outcome: "harmless", effect: {} }],
  "short-page": [{ as: "without a row", ...lessens, effect: { rows: 0 }, believed: /\/reviews|\/activity/ }],
  "odd-row": [{ ...lessens, effect: { value: "?" } }],
};

export const GITHUB_FAULTS: GitHubFault[] = Object.entries(KINDS).flatMap(([kind, forms]) =>
  forms.map(({ as, effect, ...rest }) => ({
    ...rest,
    name: as === undefined ? kind : `${kind}: ${as}`,
    effect: { kind, ...effect } as FaultEffect,
  })),
);
