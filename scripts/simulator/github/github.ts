import type { z } from "zod";
import { ControlError } from "../control-routes.ts";
import { type Fault, FaultQueue } from "../fault.ts";
import { RequestLog } from "../request-log.ts";
import { SimulatorClock } from "../simulator-clock.ts";
import { Account, Grant } from "./account.ts";
import { accountInput, contentInput, grantInput, repositoryInput } from "./control-input.ts";
import { givenContent, givenRepository } from "./given.ts";
import type { QuotaSettings } from "./quota.ts";
import type { Repository } from "./repository.ts";

/** One request as it came. It says whether a token was there, never what it was. */
export interface LoggedRequest {
  at: string;
  /** `null` when the token is nobody's. */
  account: string | null;
  method: string;
  /** With its query, as it was sent. */
  path: string;
  hasToken: boolean;
  isConditional: boolean;
  /** `null` while unanswered. */
  status: number | null;
  /** What it used up of a quota: a request, points of GraphQL, or nothing. */
  cost: number;
  fault: string | null;
}

/** Everything the control API can do, callable in process. Tokens go in, and never come out. */
export class GitHub {
  readonly clock: SimulatorClock;
  readonly faults = new FaultQueue();
  readonly log = new RequestLog<LoggedRequest>();
  latencyMs = 0;
  readonly #accounts = new Map<string, Account>();

  constructor(clock = new SimulatorClock()) {
    this.clock = clock;
  }

  /** Epoch seconds. */
  now(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }

  /** Throws a `ControlError` 409 when the id or a token is taken. */
  createAccount(given: z.input<typeof accountInput>): Account {
    const spec = accountInput.parse(given);
    if (this.#accounts.has(spec.id) || spec.grants.some(({ token }) => this.grantOf(token)))
      throw new ControlError(409, `the id or a token of ${spec.id} is taken`);
    const account = new Account(spec);
    this.#accounts.set(spec.id, account);
    return account;
  }

  deleteAccount(id: string): void {
    this.account(id);
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

  summaries(): { id: string; repositories: string[] }[] {
    return this.accounts().map((account) => ({
      id: account.id,
      repositories: account.repositories().map(({ fullName }) => fullName),
    }));
  }

  /** What a token opens; an expired one is nobody's. */
  grantOf(token: string | null): { account: Account; grant: Grant } | null {
    for (const account of this.#accounts.values()) {
      const grant = token === null ? undefined : account.grants.get(token);
      const isExpired = grant?.expiresAt != null && grant.expiresAt <= this.clock.now();
      if (grant && !isExpired) return { account, grant };
    }
    return null;
  }

  /** Adds a token, or replaces what it may do. */
  grant(accountId: string, given: z.input<typeof grantInput>): void {
    const grant = new Grant(grantInput.parse(given));
    this.account(accountId).grants.set(grant.token, grant);
  }

  /** Makes a token unknown; without one, all of the account's. */
  revoke(accountId: string, token?: string): void {
    const { grants } = this.account(accountId);
    if (token === undefined) grants.clear();
    else grants.delete(token);
  }

  addRepository(accountId: string, given: z.input<typeof repositoryInput>): Repository {
    const repository = givenRepository(repositoryInput.parse(given));
    this.account(accountId).add(repository);
    return repository;
  }

  /** Adds what happened in a repository; what has a known number, id or sha is replaced. */
  addTo(accountId: string, fullName: string, given: z.input<typeof contentInput>): void {
    const repository = this.repository(accountId, fullName);
    repository.add(givenContent(repository, contentInput.parse(given)));
  }

  repository(accountId: string, fullName: string): Repository {
    const repository = this.account(accountId).repository(fullName);
    if (!repository) throw new ControlError(404, `no repository ${fullName} in ${accountId}`);
    return repository;
  }

  rename(accountId: string, fullName: string, to: string): void {
    this.account(accountId).rename(this.repository(accountId, fullName), to);
  }

  removeRepository(accountId: string, fullName: string): void {
    this.repository(accountId, fullName);
    this.account(accountId).remove(fullName);
  }

  /** Takes a commit off its branch. */
  dropCommit(accountId: string, fullName: string, sha: string): void {
    if (!this.repository(accountId, fullName).drop(sha)) throw new ControlError(404, `no commit ${sha}`);
  }

  setQuota(accountId: string, settings: QuotaSettings): void {
    this.account(accountId).limit(settings);
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

  /** What requests used up, of both quotas. */
  counted(accountId?: string): number {
    return this.requests(accountId).reduce((sum, { cost }) => sum + cost, 0);
  }

  /** Clears faults, log, latency, quotas and clock; accounts, tokens and repositories stay. */
  reset(): void {
    this.faults.clear();
    this.log.clear();
    this.clock.follow();
    this.latencyMs = 0;
    for (const account of this.#accounts.values()) {
      account.latencyMs = null;
      account.limit({});
    }
  }
}
