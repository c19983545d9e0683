import { type Change, type ChangeKind, type ChangeRequest, makeChange } from "./changes.ts";
import type { Service } from "./company.ts";
import { deploymentEvent } from "./deployment-event.ts";
import { hashText } from "./random.ts";
import type { WireEvent } from "./wire-event.ts";
import { HOUR } from "./world-calendar.ts";
import type { WorldContext } from "./world-ledger.ts";

/** Changes are merged at least this long before a deployment ends, hence before it starts. */
const LONGEST_DEPLOYMENT_SECONDS = 240;
const ONE_ABANDONED_IN = 11;

/** What was built and can be deployed. */
export interface Build {
  number: number;
  version: string;
  sha: string;
  changes: Change[];
}

export interface Deployed {
  event: WireEvent;
  id: string;
  service: Service;
  env: string;
  build: Build;
  startedAt: number;
  finishedAt: number;
  changes: Change[];
}

/** A service in operation: `live` is a stack, its last build is the one that runs. */
export interface Operation {
  service: Service;
  builds: number;
  /** The last number of a request in its repository, which services may share. */
  pulls: { last: number };
  /** Built, but not live yet. */
  waiting: Build[];
  live: Build[];
  /** No releases before: a failure is being repaired. */
  heldUntil: number;
}

type LiveHook = (operation: Operation, deployed: Deployed) => void;

/** Builds changes, and takes them through staging to live. */
export class Releases {
  readonly operations: readonly [Operation, ...Operation[]];
  readonly #world: WorldContext;
  readonly #onDeployed: LiveHook;
  readonly #pullsOf = new Map<string, { last: number }>();

  constructor(world: WorldContext, onDeployed: LiveHook) {
    this.#world = world;
    this.#onDeployed = onDeployed;
    const [first, ...rest] = world.company.services;
    this.operations = [this.#operate(first), ...rest.map((service) => this.#operate(service))];
  }

  #operate(service: Service): Operation {
    const { random } = this.#world;
    const [builds, last] = [random.int(5, 60), random.int(80, 900)];
    const pulls = this.#pullsOf.get(service.repository) ?? { last };
    this.#pullsOf.set(service.repository, pulls);
    return { service, builds, pulls, waiting: [], live: [], heldUntil: 0 };
  }

  pickOperation(): Operation {
    return this.#world.random.weighted(this.operations, ({ service }) => service.weight);
  }

  /** Builds what was merged; most builds see staging first, and some get no further. */
  release(operation: Operation, at: number): void {
    const { random, schedule, calendar } = this.#world;
    const build = this.build(operation, at, this.#mergedChanges(operation, at));
    operation.waiting.push(build);
    const isLively = calendar.isLively(at);
    if (random.chance(isLively ? 0.65 : 0.3)) {
      this.#goLive(operation, build, at);
      return;
    }
    this.deploy(operation, { env: "staging", build, at });
    if (random.chance(0.14)) return;
    if (isLively) {
      schedule.add(at + random.int(240, 900), (later) => this.#goLive(operation, build, later));
      return;
    }
    const wished = at + Math.max(600, random.logNormal(1.6 * HOUR, 0.9));
    const liveAt = calendar.workingMoment(Math.floor(wished), random.int(0, 200));
    schedule.add(liveAt, (later) => this.#goLive(operation, build, later));
  }

  /** Builds and goes live at once, past staging. */
  releaseLive(operation: Operation, at: number): void {
    const build = this.build(operation, at, this.#mergedChanges(operation, at));
    operation.waiting.push(build);
    this.#goLive(operation, build, at);
  }

  /** Deployments from laptops and experiments, which no headline should count. */
  stray(at: number): void {
    const { random } = this.#world;
    const operation = this.pickOperation();
    const sha = random.hex(40);
    const changes = this.#changes(operation, at, 1);
    const build = { number: 0, version: `dev-${sha.slice(0, 7)}`, sha, changes };
    this.deploy(operation, { env: random.pick(["eval", "eval", "local"]), build, at });
  }

  build(operation: Operation, at: number, changes: Change[]): Build {
    operation.builds += 1;
    const sha = changes.at(-1)?.commits.at(-1)?.sha ?? this.#world.random.hex(40);
    return { number: operation.builds, version: versionOf(operation, sha, at), sha, changes };
  }

  /** A change that repairs what `hotfixTitle` says. */
  hotfix(operation: Operation, at: number, hotfixTitle: string): Change {
    const pullNumber = this.numberPull(operation);
    const beforeAt = at - LONGEST_DEPLOYMENT_SECONDS;
    const kind = this.#kindOfChange(operation.service, at, 0);
    const { service } = operation;
    const { mailDomain } = this.#world.company;
    return this.#write({ service, beforeAt, kind, pullNumber, mailDomain, hotfixTitle });
  }

  #goLive(operation: Operation, build: Build, at: number): void {
    const { random, schedule } = this.#world;
    if (at < operation.heldUntil) {
      const later = Math.floor(operation.heldUntil + random.between(300, 3000));
      schedule.add(later, (then) => this.#goLive(operation, build, then));
      return;
    }
    // A newer build went live meanwhile and took this one's changes along.
    if (!operation.waiting.includes(build)) return;
    const included = operation.waiting.filter(({ number }) => number <= build.number);
    operation.waiting = operation.waiting.filter(({ number }) => number > build.number);
    const changes = included.flatMap((waiting) => waiting.changes);
    operation.live.push(build);
    this.deploy(operation, { env: "live", build, at, changes });
  }

  /** Records a deployment that finishes at `at`; Datadog lists it a little later. */
  deploy(operation: Operation, order: DeployOrder): Deployed {
    const { random, schedule, ledger, company } = this.#world;
    const { organisation } = company;
    const { service } = operation;
    const { env, build } = order;
    const changes = order.changes ?? build.changes;
    const fraction = service.hasSubSeconds ? random.int(1, 999) / 1000 : 0;
    const duration = service.source === "api" ? random.int(40, LONGEST_DEPLOYMENT_SECONDS) : 0;
    const finishedAt = Math.floor(order.at) + fraction;
    const id = service.source === "api" ? random.hex(16) : random.base64Url(11);
    const createdAt = Math.ceil(finishedAt + random.int(15, 240));
    const startedAt = finishedAt - duration;
    const { version, sha } = build;
    const deploymentType = order.deploymentType ?? "standard";
    const facts = { id, organisation, service, env, version, sha, startedAt, finishedAt, createdAt, changes };
    const event = deploymentEvent({ ...facts, deploymentType });
    schedule.add(createdAt, () => ledger.add("deployments", event));
    const { repository } = service;
    this.#world.onWritten({ kind: "deployed", repository, sha, env, startedAt, finishedAt });
    const deployed = { event, id, service, env, build, startedAt, finishedAt, changes };
    this.#onDeployed(operation, deployed);
    return deployed;
  }

  #mergedChanges(operation: Operation, at: number): Change[] {
    return this.#changes(operation, at, 1 + Math.min(5, this.#world.random.poisson(0.55)));
  }

  #changes(operation: Operation, at: number, count: number): Change[] {
    const { company } = this.#world;
    return Array.from({ length: count }, () => {
      const pullNumber = this.#numberMerged(operation, at);
      const kind = this.#kindOfChange(operation.service, at, 0.13);
      const request = {
        service: operation.service,
        beforeAt: at - LONGEST_DEPLOYMENT_SECONDS,
        kind,
        pullNumber,
        mailDomain: company.mailDomain,
      };
      return this.#write(request);
    });
  }

  #write(request: ChangeRequest): Change {
    const change = makeChange(this.#world.random, request);
    const { service, pullNumber } = request;
    this.#world.onWritten({ kind: "change", repository: service.repository, pullNumber, change });
    return change;
  }

  /** The next number of a request in the operation's repository. */
  numberPull({ pulls }: Operation): number {
    pulls.last += 1;
    return pulls.last;
  }

  /** Of one that will be merged; now and then there was another before it, which is not. */
  #numberMerged(operation: Operation, at: number): number {
    const pullNumber = this.numberPull(operation);
    const { repository } = operation.service;
    if (hashText(`${repository} ${pullNumber}`) % ONE_ABANDONED_IN > 0) return pullNumber;
    this.#world.onWritten({ kind: "abandoned", repository, pullNumber, at });
    return this.numberPull(operation);
  }

  #kindOfChange(service: Service, at: number, botShare: number): ChangeKind {
    const { random, calendar } = this.#world;
    const drawn = random.next();
    if (drawn < botShare) return "bot";
    if (drawn < botShare + service.withoutMessage) return "unknown";
    const share = Math.min(0.85, calendar.aiShare(at) * service.aiAdoption);
    return random.next() * (1 - botShare - service.withoutMessage) < share ? "ai" : "human";
  }
}

export interface DeployOrder {
  env: string;
  build: Build;
  /** When it finishes. */
  at: number;
  deploymentType?: "standard" | "rollback" | "rollforward";
  /** The build's own unless given: going live may bring older builds' changes along. */
  changes?: Change[];
}

function versionOf({ service, builds }: Operation, sha: string, at: number): string {
  switch (service.versions) {
    case "branch":
      return `main-${sha.slice(0, 7)}`;
    case "calendar":
      return `${new Date(at * 1000).toISOString().slice(0, 10).replaceAll("-", ".")}.${builds}`;
    case "semver":
      return `${2 + Math.floor(builds / 150)}.${Math.floor(builds / 3) % 50}.${builds % 3}`;
  }
}
