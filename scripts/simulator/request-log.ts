/** One request as it came. It says whether keys were there, never what they were. */
export interface LoggedRequest {
  at: string;
  /** `null` when the keys selected no account. */
  account: string | null;
  method: string;
  path: string;
  /** The attributes of a list request. */
  attributes: Record<string, unknown> | null;
  hasApiKey: boolean;
  hasAppKey: boolean;
  site: string | null;
  /** `null` while unanswered: stalled, reset, or still being worked on. */
  status: number | null;
  fault: string | null;
}

export interface SubmittedSeries {
  at: string;
  account: string;
  body: unknown;
  /** As it came, decompressed. */
  text: string;
}

const KEPT = 20_000;

type Logged = Pick<LoggedRequest, "account" | "method" | "path">;

/** The latest requests, and counts of all of them. */
export class RequestLog<Request extends Logged = LoggedRequest> {
  #requests: Request[] = [];
  #counts = new Map<string, number>();
  #series: SubmittedSeries[] = [];

  /** Returns the entry, so that the status can be written when it is known. */
  add(request: Request): Request {
    if (this.#requests.length >= KEPT) this.#requests.splice(0, KEPT / 2);
    this.#requests.push(request);
    const name = `${request.method} ${request.path}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    return request;
  }

  addSeries(series: SubmittedSeries): void {
    if (this.#series.length >= KEPT) this.#series.splice(0, KEPT / 2);
    this.#series.push(series);
  }

  /** Oldest first; of one account when `account` is given. */
  requests(account?: string): Request[] {
    return this.#requests.filter((request) => account === undefined || request.account === account);
  }

  series(account?: string): SubmittedSeries[] {
    return this.#series.filter((series) => account === undefined || series.account === account);
  }

  /** Calls by `METHOD path`, since the start or the last reset. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  clear(): void {
    this.#requests = [];
    this.#series = [];
    this.#counts.clear();
  }
}
