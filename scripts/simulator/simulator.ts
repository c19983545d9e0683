import { Account, type AccountSpec } from "./account.ts";
import { ControlError } from "./control-routes.ts";
import { type Fault, FaultQueue } from "./fault.ts";
import type { RateLimit } from "./rate-limit.ts";
import { type LoggedRequest, RequestLog, type SubmittedSeries } from "./request-log.ts";
import { SimulatorClock } from "./simulator-clock.ts";
import type { Attributes, Stream, WireEvent } from "./wire-event.ts";

export interface AccountSummary {
  id: string;
  name: string;
  site: string;
  deployments: number;
  failures: number;
}

/** Everything the control API can do, callable in process. Keys go in, and never come out. */
export class Simulator {
  readonly clock = new SimulatorClock();
  readonly faults = new FaultQueue();
  readonly log = new RequestLog();
  latencyMs = 0;
  #accounts = new Map<string, Account>();
  #byApiKey = new Map<string, Account>();

  /** Throws a `ControlError` 409 when the id or a key is taken: a key selects one account. */
  createAccount(spec: AccountSpec): Account {
    if (spec.apiKeys.some((key) => this.#byApiKey.has(key)) || this.#accounts.has(spec.id)) {
      throw new ControlError(409, `the id or a key of ${spec.id} is taken`);
    }
    const account = new Account(spec, this.clock.now());
    this.#accounts.set(spec.id, account);
    for (const key of spec.apiKeys) this.#byApiKey.set(key, account);
    return account;
  }

  deleteAccount(id: string): void {
    for (const key of this.account(id).apiKeys) this.#byApiKey.delete(key);
    this.#accounts.delete(id);
  }

  accounts(): Account[] {
    return [...this.#accounts.values()];
  }

  account(id: string): Account {
    const account = this.#accounts.get(id);
    if (!account) throw new ControlError(404, `no account ${id}`);
    return account;
  }

  summaries(): AccountSummary[] {
    return this.accounts().map((account) => {
      account.advanceTo(this.clock.now());
      const { id, name, site, stores } = account;
      return { id, name, site, deployments: stores.deployments.size, failures: stores.failures.size };
    });
  }

  /** The account whose API key this is, brought up to the present. */
  accountOf(apiKey: string | null, site: string | null): Account | null {
    const account = apiKey === null ? undefined : this.#byApiKey.get(apiKey);
    if (apiKey === null || !account?.owns(apiKey, site)) return null;
    account.advanceTo(this.clock.now());
    return account;
  }

  /** Adds events as they are, whatever their shape; one of a known id is replaced. */
  addEvents(accountId: string, stream: Stream, events: WireEvent[]): void {
    this.account(accountId).stores[stream].add(events, this.clock.now());
  }

  /** Plants JSON text as it is at that place of the list; returns the handle to delete it by. */
  addRawEvent(accountId: string, stream: Stream, raw: { json: string; listedAt: Date }): string {
    return this.account(accountId).stores[stream].addRaw(raw.json, raw.listedAt);
  }

  /** Sets and removes attributes: a verdict, a remediation, a finished_at. */
  patchEvent(target: EventTarget, set: Attributes, unset: string[] = []): void {
    if (!this.#storeOf(target).patch(target.id, set, unset)) throw noEvent(target);
  }

  deleteEvent(target: EventTarget): void {
    if (!this.#storeOf(target).remove(target.id)) throw noEvent(target);
  }

  #storeOf({ account, stream }: EventTarget) {
    const owner = this.account(account);
    owner.advanceTo(this.clock.now());
    return owner.stores[stream];
  }

  /** Makes an API or application key unknown; without a key, all of the account's. */
  revokeKeys(accountId: string, key?: string): void {
    const account = this.account(accountId);
    for (const apiKey of account.apiKeys)
      if (key === undefined || key === apiKey) account.apiKeys.delete(apiKey);
    for (const appKey of account.appKeys.keys()) {
      if (key === undefined || key === appKey) account.appKeys.delete(appKey);
    }
  }

  /** Sets the scopes of one application key, or of all of the account's. */
  setScopes(accountId: string, scopes: string[], appKey?: string): void {
    const { appKeys } = this.account(accountId);
    for (const key of appKeys.keys())
      if (appKey === undefined || appKey === key) appKeys.set(key, new Set(scopes));
  }

  /** Waits this long before each answer, to one account or to all. */
  setLatency(ms: number, accountId?: string): void {
    if (accountId === undefined) this.latencyMs = ms;
    else this.account(accountId).latencyMs = ms;
  }

  setRateLimit(accountId: string, settings: Partial<RateLimit>): void {
    this.account(accountId).limitRate(settings);
  }

  queueFault(fault: Fault): void {
    if (fault.account !== undefined) this.account(fault.account);
    this.faults.add(fault);
  }

  clearFaults(accountId?: string): void {
    this.faults.clear(accountId);
  }

  requests(accountId?: string): LoggedRequest[] {
    return this.log.requests(accountId);
  }

  series(accountId?: string): SubmittedSeries[] {
    return this.log.series(accountId);
  }

  dashboards(accountId: string): { id: string; body: unknown }[] {
    return this.account(accountId).dashboards.all();
  }

  counts(): Record<string, number> {
    return this.log.counts();
  }

  /** Clears faults, log, latency, rate limits and clock; accounts, keys and events stay. */
  reset(): void {
    this.faults.clear();
    this.log.clear();
    this.clock.follow();
    this.latencyMs = 0;
    for (const account of this.accounts()) {
      account.latencyMs = null;
      account.limitRate({});
    }
  }
}

export interface EventTarget {
  account: string;
  stream: Stream;
  id: string;
}

function noEvent({ account, stream, id }: EventTarget): ControlError {
  return new ControlError(404, `no event ${id} in ${stream} of ${account}`);
}
