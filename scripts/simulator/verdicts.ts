import { aiFraction } from "./changes.ts";
import type { Incidents } from "./incidents.ts";
import type { Build, Deployed, Operation, Releases } from "./releases.ts";
import { DAY, HOUR } from "./world-calendar.ts";
import type { WorldContext } from "./world-ledger.ts";

/** A judged deployment fails this often before anything else counts. */
const BASE_FAILURE = 0.079;

/** Nobody writes, reviews and ships a fix faster. */
const SHORTEST_ROLLFORWARD_SECONDS = 1500;

/** Judges deployments, and repairs the failed ones. */
export class Verdicts {
  readonly #world: WorldContext;
  readonly #releases: Releases;
  readonly #incidents: Incidents;
  #repairOfNext: number | null = null;

  constructor(world: WorldContext, releases: Releases, incidents: Incidents) {
    this.#world = world;
    this.#releases = releases;
    this.#incidents = incidents;
  }

  /** Decides what will become of a fresh deployment. Only a standard one fails: repairs are watched. */
  judge(operation: Operation, deployed: Deployed): void {
    const { random } = this.#world;
    const isStandard = deployed.event.attributes?.deployment_type === "standard";
    if (deployed.env === "live" && isStandard) {
      const repairAfterSeconds = this.#repairOfNext;
      this.#repairOfNext = null;
      if (repairAfterSeconds !== null || random.chance(this.#chanceToFail(deployed))) {
        this.#fail(operation, deployed, repairAfterSeconds);
        return;
      }
    }
    if (deployed.env === "staging" && random.chance(0.012)) this.#markFailedByHand(deployed);
    else if (deployed.env !== "local") this.#planGoodVerdict(deployed);
  }

  /** The next standard deployment to live fails, and is repaired after that time. */
  breakNext(repairAfterSeconds: number): void {
    this.#repairOfNext = repairAfterSeconds;
  }

  #chanceToFail({ service, changes, finishedAt }: Deployed): number {
    const { calendar } = this.#world;
    const size = Math.min(1.6, 1 + 0.08 * Math.max(0, changes.length - 1));
    const origin = 0.88 + 0.45 * aiFraction(changes);
    const hurry = calendar.isLively(finishedAt) ? 1.6 : 1;
    return BASE_FAILURE * service.fragility * origin * size * hurry * calendar.trouble(finishedAt);
  }

  /** Plans the repair; until then Datadog may have called the deployment good. */
  #fail(operation: Operation, deployed: Deployed, repairAfterSeconds: number | null): void {
    const { random, schedule } = this.#world;
    if (random.chance(0.55)) this.#planGoodVerdict(deployed);
    if (repairAfterSeconds === null && random.chance(0.09)) {
      this.#markFailedByHand(deployed);
      this.#incidents.causedBy(deployed, null);
      return;
    }
    const wantsRollback = random.chance(0.58);
    const drawnSeconds = repairAfterSeconds ?? this.#repairSeconds(deployed.finishedAt);
    const seconds = wantsRollback ? drawnSeconds : Math.max(drawnSeconds, SHORTEST_ROLLFORWARD_SECONDS);
    const repairAt = Math.floor(deployed.finishedAt + seconds);
    // A failure nobody notices for days stops nobody from releasing.
    if (seconds < 12 * HOUR) operation.heldUntil = Math.max(operation.heldUntil, repairAt);
    this.#incidents.causedBy(deployed, repairAt);
    schedule.add(repairAt, (at) => this.#repair(operation, deployed, { at, wantsRollback }));
  }

  #repairSeconds(at: number): number {
    const { random, calendar } = this.#world;
    if (calendar.isLively(at)) return Math.max(420, random.logNormal(720, 0.5));
    if (random.chance(0.025)) return random.between(2 * DAY, 11 * DAY);
    return Math.max(420, random.logNormal(75 * 60, 0.85));
  }

  #repair(operation: Operation, failed: Deployed, plan: { at: number; wantsRollback: boolean }): void {
    const { ledger } = this.#world;
    const rollback = plan.wantsRollback ? this.#rollBack(operation, failed, plan.at) : null;
    const repair = rollback ?? this.#rollForward(operation, failed, plan.at);
    const createdAt = Math.ceil(repair.finishedAt) + 240;
    this.#world.schedule.add(createdAt, () =>
      ledger.patch("deployments", failed.event, {
        change_failure: true,
        recovery_time_sec: Math.round(repair.finishedAt - failed.finishedAt),
        remediation: { id: repair.id, type: rollback ? "rollback" : "rollforward" },
      }),
    );
  }

  /** Deploys the build that ran before the failed one; what was undone waits for the next release. */
  #rollBack(operation: Operation, failed: Deployed, at: number): Deployed | null {
    const index = operation.live.lastIndexOf(failed.build);
    const target = operation.live[index - 1];
    if (!target) return null;
    operation.waiting.push(...operation.live.slice(index).map(redone));
    operation.live = operation.live.slice(0, index);
    this.#tellUndone(operation, failed, at);
    const order = { env: "live", build: target, at, deploymentType: "rollback" as const, changes: [] };
    return this.#releases.deploy(operation, order);
  }

  #tellUndone(operation: Operation, { changes, build }: Deployed, at: number): void {
    const pullNumber = this.#releases.numberPull(operation);
    const { repository } = operation.service;
    const title = changes.at(-1)?.title ?? build.version;
    this.#world.onWritten({ kind: "undone", repository, pullNumber, title, sha: build.sha, at });
  }

  #rollForward(operation: Operation, failed: Deployed, at: number): Deployed {
    const { random } = this.#world;
    const broken = failed.changes.at(-1)?.title ?? "last release";
    const title = random.chance(0.35)
      ? `Revert "${broken}"`
      : `hotfix: ${broken.replace(/^\w+(\(\w+\))?: /, "")}`;
    const build = this.#releases.build(operation, at, [this.#releases.hotfix(operation, at, title)]);
    operation.live.push(build);
    return this.#releases.deploy(operation, { env: "live", build, at, deploymentType: "rollforward" });
  }

  /** Somebody says so in Datadog; now and then somebody else takes it back. */
  #markFailedByHand({ event, finishedAt }: Deployed): void {
    const { random, schedule, ledger } = this.#world;
    const markedAt = finishedAt + random.between(HOUR, 20 * HOUR);
    schedule.add(markedAt, () => ledger.patch("deployments", event, { change_failure: true }));
    if (!random.chance(0.15)) return;
    const withdrawnAt = markedAt + random.between(DAY, 4 * DAY);
    schedule.add(withdrawnAt, () => ledger.patch("deployments", event, { change_failure: false }));
  }

  #planGoodVerdict({ event, finishedAt }: Deployed): void {
    const { random, schedule, ledger, calendar } = this.#world;
    // Some are never judged.
    if (random.chance(0.008)) return;
    const seconds = calendar.isLively(finishedAt) ? random.between(300, 1500) : this.#verdictSeconds();
    schedule.add(finishedAt + seconds, () => {
      if (event.attributes?.change_failure === null)
        ledger.patch("deployments", event, { change_failure: false });
    });
  }

  #verdictSeconds(): number {
    const { random } = this.#world;
    const drawn = random.next();
    if (drawn < 0.45) return random.between(600, 0.6 * HOUR);
    return drawn < 0.85 ? random.between(0.6 * HOUR, 9 * HOUR) : random.between(9 * HOUR, 40 * HOUR);
  }
}

/** Undone builds go out with whatever is released next. */
function redone(build: Build): Build {
  return { ...build, number: 0 };
}
