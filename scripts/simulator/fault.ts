import { z } from "zod";

const scope = {
  /** Only for this account; without it for any, also when the keys are unknown. */
  account: z.string().optional(),
  /** Only for paths that contain this (`deployments`, `/api/v1/validate`). */
  path: z.string().optional(),
  /** How many answers it spoils, 1 unless told; 0 until cleared. */
  times: z.int().min(0).optional(),
  /** Answers let through before, so that the fault strikes at page k. */
  skip: z.int().min(0).optional(),
};
const bytes = z.int().min(0).optional();

/**
 * What goes wrong with an answer. `response` replaces it; `reset`, `stall`, `drip`, `truncate` and `cut-body`
 * break the delivery; the others change the body of the true answer.
 */
const fault = z.discriminatedUnion("kind", [
  z.strictObject({
    ...scope,
    kind: z.literal("response"),
    status: z.int().min(200).max(599),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
  }),
  /** 200 with a maintenance page. */
  z.strictObject({ ...scope, kind: z.literal("html") }),
  z.strictObject({
    ...scope,
    kind: z.literal("redirect"),
    status: z.literal([301, 302, 303, 307, 308]),
    location: z.string(),
  }),
  z.strictObject({ ...scope, kind: z.literal("empty") }),
  /** `{"data": value}`. */
  z.strictObject({ ...scope, kind: z.literal("data"), value: z.unknown() }),
  /** Gzip of that many megabytes of JSON white space around an empty list. */
  z.strictObject({ ...scope, kind: z.literal("gzip-bomb"), megabytes: z.int().min(1).max(1024) }),
  /** The connection is reset before a byte of the answer. */
  z.strictObject({ ...scope, kind: z.literal("reset") }),
  /** The headers promise the whole body (or it is `chunked`), the connection ends after `bytes` of it. */
  z.strictObject({ ...scope, kind: z.literal("cut-body"), bytes, chunked: z.boolean().optional() }),
  /** A clean answer whose JSON ends after `bytes`. */
  z.strictObject({ ...scope, kind: z.literal("truncate"), bytes }),
  /** Silence: at once, or after the headers and `bytes` of the body. */
  z.strictObject({ ...scope, kind: z.literal("stall"), bytes }),
  z.strictObject({ ...scope, kind: z.literal("drip"), bytes: z.int().min(1), everyMs: z.int().min(1) }),
  z.strictObject({ ...scope, kind: z.literal("delay"), ms: z.number().min(0) }),
  /** Rows in no order. */
  z.strictObject({ ...scope, kind: z.literal("shuffle") }),
  /** Each row twice. */
  z.strictObject({ ...scope, kind: z.literal("duplicate-rows") }),
  /** Fewer rows than there are: eventual consistency. */
  z.strictObject({ ...scope, kind: z.literal("short-page"), rows: z.int().min(0) }),
  /** One row, the first unless told, is something else. */
  z.strictObject({
    ...scope,
    kind: z.literal("odd-row"),
    index: z.int().min(0).optional(),
    value: z.unknown(),
  }),
]);

export type Fault = z.infer<typeof fault>;

/** A fault by itself, without how often and for whom. */
export type FaultEffect = {
  [Kind in Fault["kind"]]: Omit<Extract<Fault, { kind: Kind }>, keyof typeof scope>;
}[Fault["kind"]];

/** A fault without `kind` is a plain response: `{status, headers, body, times}`. */
export const faultInput = z.preprocess(
  (given) =>
    typeof given === "object" && given !== null && !("kind" in given)
      ? { kind: "response", ...given }
      : given,
  fault,
);

interface QueuedFault {
  fault: Fault;
  timesLeft: number;
  skipLeft: number;
}

/** Faults in the order they were queued; one request takes at most one. */
export class FaultQueue {
  #queue: QueuedFault[] = [];

  add(fault: Fault): void {
    const times = fault.times ?? 1;
    this.#queue.push({
      fault,
      timesLeft: times === 0 ? Number.POSITIVE_INFINITY : times,
      skipLeft: fault.skip ?? 0,
    });
  }

  take(account: string | null, path: string): Fault | null {
    const index = this.#queue.findIndex(({ fault }) => strikes(fault, account, path));
    const queued = this.#queue[index];
    if (!queued) return null;
    if (queued.skipLeft > 0) {
      queued.skipLeft -= 1;
      return null;
    }
    queued.timesLeft -= 1;
    if (queued.timesLeft === 0) this.#queue.splice(index, 1);
    return queued.fault;
  }

  /** Clears all faults, or those of one account. */
  clear(account?: string): void {
    this.#queue = this.#queue.filter(({ fault }) => account !== undefined && fault.account !== account);
  }

  get size(): number {
    return this.#queue.length;
  }
}

function strikes(fault: Fault, account: string | null, path: string): boolean {
  const isOfAccount = fault.account === undefined || fault.account === account;
  return isOfAccount && (fault.path === undefined || path.includes(fault.path));
}
