/**
 * What goes wrong with an answer. `response` replaces it; `reset`, `stall`, `drip`, `truncate` and `cut-body`
 * break the delivery; the others change the body of the true answer.
 */
export type FaultEffect =
  | { kind: "response"; status: number; headers?: Record<string, string>; body?: unknown }
  /** 200 with a maintenance page. */
  | { kind: "html" }
  | { kind: "redirect"; status: 301 | 302 | 303 | 307 | 308; location: string }
  | { kind: "empty" }
  /** `{"data": value}`. */
  | { kind: "data"; value: unknown }
  /** Gzip of that many megabytes of JSON white space around an empty list. */
  | { kind: "gzip-bomb"; megabytes: number }
  /** The connection is reset before a byte of the answer. */
  | { kind: "reset" }
  /** The headers promise the whole body (or it is `chunked`), the connection ends after `bytes` of it. */
  | { kind: "cut-body"; bytes?: number; chunked?: boolean }
  /** A clean answer whose JSON ends after `bytes`. */
  | { kind: "truncate"; bytes?: number }
  /** Silence: at once, or after the headers and `bytes` of the body. */
  | { kind: "stall"; bytes?: number }
  | { kind: "drip"; bytes: number; everyMs: number }
  | { kind: "delay"; ms: number }
  /** Rows in no order. */
  | { kind: "shuffle" }
  /** Each row twice. */
  | { kind: "duplicate-rows" }
  /** Fewer rows than there are: eventual consistency. */
  | { kind: "short-page"; rows: number };

interface FaultScope {
  /** Only for this account; without it for any, also when the keys are unknown. */
  account?: string;
  /** Only for paths that contain this (`deployments`, `/api/v1/validate`). */
  path?: string;
  /** How many answers it spoils, 1 unless told; `Infinity` (over HTTP: 0) until cleared. */
  times?: number;
  /** Answers let through before, so that the fault strikes at page k. */
  skip?: number;
}

export type Fault = FaultEffect & FaultScope;

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
