import type { z } from "zod";
import { accountNumber } from "./account-number.ts";
import type { accountInput, grantInput, Permission } from "./control-input.ts";
import { DemoCode } from "./demo-code.ts";
import { givenRepository } from "./given.ts";
import { Quota, type QuotaSettings } from "./quota.ts";
import type { Repository } from "./repository.ts";
import { sizedRepositories } from "./sized-repositories.ts";

export type AccountSpec = z.output<typeof accountInput>;

/** A token, and what may be done with it. */
export class Grant {
  readonly token: string;
  readonly login: string;
  readonly userId: number;
  /** `null`: a person's token. */
  readonly installation: number | null;
  expiresAt: Date | null;
  repositories: Set<string> | null;
  permissions: Set<Permission>;
  without: Map<string, Set<Permission>>;

  constructor(given: z.output<typeof grantInput>) {
    this.token = given.token;
    this.login = given.login;
    this.userId = accountNumber(given.login);
    this.installation = given.installation;
    this.expiresAt = given.expiresAt;
    this.repositories = given.repositories && new Set(given.repositories.map(lower));
    this.permissions = new Set(given.permissions);
    this.without = new Map(
      Object.entries(given.without).map(([name, those]) => [lower(name), new Set(those)]),
    );
  }

  sees(repository: Repository): boolean {
    return this.repositories === null || this.repositories.has(lower(repository.fullName));
  }

  may(permission: Permission, repository: Repository): boolean {
    const without = this.without.get(lower(repository.fullName));
    return this.permissions.has(permission) && !without?.has(permission);
  }
}

/** Whoever owns repositories, the tokens that open them, and the quotas that these share. */
export class Account {
  readonly id: string;
  readonly owner: string;
  readonly grants = new Map<string, Grant>();
  readonly isEndless: boolean;
  readonly quota = new Quota("core");
  readonly points = new Quota("graphql");
  latencyMs: number | null = null;
  #code: DemoCode | null = null;
  readonly #initialQuota: QuotaSettings;
  readonly #byName = new Map<string, Repository>();
  /** Former names. */
  readonly #moved = new Map<string, Repository>();

  constructor(spec: AccountSpec) {
    this.id = spec.id;
    this.owner = spec.owner ?? spec.id;
    this.isEndless = spec.isEndless;
    this.#initialQuota = spec.quota ?? {};
    this.limit({});
    for (const grant of spec.grants) this.grants.set(grant.token, new Grant(grant));
    this.#fill(spec.content);
  }

  #fill(content: AccountSpec["content"]): void {
    if (content?.kind === "given") for (const given of content.repositories) this.add(givenRepository(given));
    if (content?.kind === "sized")
      for (const repository of sizedRepositories(this.owner, content)) this.add(repository);
    if (content?.kind === "demo") {
      this.#code = new DemoCode(content);
      for (const repository of this.#code.repositories) this.add(repository);
    }
  }

  /** Lets whatever produces its content go on until now. */
  advanceTo(now: number): void {
    this.#code?.advanceTo(now);
  }

  add(repository: Repository): void {
    this.#byName.set(lower(repository.fullName), repository);
  }

  remove(fullName: string): boolean {
    return this.#byName.delete(lower(fullName));
  }

  repositories(): Repository[] {
    return [...this.#byName.values()];
  }

  repository(fullName: string): Repository | undefined {
    return this.#byName.get(lower(fullName));
  }

  repositoryById(id: number): Repository | undefined {
    return this.repositories().find(({ spec }) => spec.id === id);
  }

  /** The one that had this name once. */
  moved(fullName: string): Repository | undefined {
    return this.#moved.get(lower(fullName));
  }

  rename(repository: Repository, to: string): void {
    this.remove(repository.fullName);
    for (const grant of this.grants.values()) if (grant.sees(repository)) grant.repositories?.add(lower(to));
    this.#moved.set(lower(repository.fullName), repository);
    const [owner = "", name = ""] = to.split("/");
    Object.assign(repository.spec, { owner, name });
    this.add(repository);
  }

  /** Starts from the account's own limits; what is not given goes back to them. */
  limit(settings: QuotaSettings): void {
    const { points, ...rest } = { ...this.#initialQuota, ...settings };
    this.quota.configure(rest);
    this.points.configure({ ...rest, limit: points });
  }
}

function lower(text: string): string {
  return text.toLowerCase();
}
