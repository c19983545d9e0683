import { northwindRail } from "../company.ts";
import { DemoWorld } from "../world.ts";
import { DAY, HOUR } from "../world-calendar.ts";
import type { Written } from "../written.ts";
import { abandonedContent, changeContent, type Place, undoneContent } from "./demo-changes.ts";
import { personOf } from "./demo-people.ts";
import { DISPLAYS, demoTraits, HANDBOOK, KIOSK, kioskPulls, type Trait } from "./demo-repositories.ts";
import { type Ci, deployRun, nightlyRun } from "./demo-runs.ts";
import type { Commit } from "./facts.ts";
import { shaOf } from "./given.ts";
import { type Content, Repository } from "./repository.ts";
import { numberOf } from "./wire-rows.ts";

export interface DemoCodeOptions {
  seed: string;
  endAt: Date;
  days?: number | undefined;
  livelyFrom?: Date[] | undefined;
}

/** What is merged is deployed, and thus told by the world, days later; a request is open before. */
const AHEAD_SECONDS = 21 * DAY;
/** Checks fail more often for some days not long ago: a bad week that a month's view shows. */
const BAD_WEEK = { from: 13 * DAY, to: 8 * DAY, factor: 4 };
/** Enough for the bad month of the calendar. */
const RUNS_KEPT_SECONDS = 190 * DAY;
const NIGHT_AT = 2.5 * HOUR;
const COMPANY = northwindRail;

/**
 * The demo company's repositories. The same options give the same world as at the simulated Datadog, hence the same
 * commits; it runs ahead of the clock, since what is open now is what the world deploys later.
 */
export class DemoCode {
  readonly repositories: Repository[];
  readonly #options: DemoCodeOptions;
  readonly #endAt: number;
  readonly #pending = new Map<string, Written[]>();
  readonly #nightsUntil = new Map<string, number>();
  #world: DemoWorld | null = null;
  #now = 0;

  constructor(options: DemoCodeOptions) {
    this.#options = options;
    this.#endAt = Math.floor(options.endAt.getTime() / 1000);
    this.repositories = demoTraits.map((trait) => this.#repository(trait));
  }

  /** Lets the company work on; the first time it makes its whole history. */
  advanceTo(now: number): void {
    this.#now = now;
    this.#world ??= new DemoWorld({ ...this.#options, onWritten: (written) => this.#queue(written) });
    this.#world.writeUntil(new Date((now + AHEAD_SECONDS) * 1000));
  }

  #queue(written: Written): void {
    const waiting = this.#pending.get(written.repository) ?? [];
    waiting.push(written);
    this.#pending.set(written.repository, waiting);
  }

  #repository(trait: Trait): Repository {
    const { name } = trait;
    const owner = COMPANY.organisation;
    const createdAt = Date.parse("2022-05-09T09:00:00Z") / 1000;
    const id = numberOf(`${owner}/${name}`);
    const spec = { id, owner, name, defaultBranch: "main", isPrivate: true, isArchived: false, createdAt };
    const repository: Repository = new Repository(spec, () => this.#news(trait, repository));
    return repository;
  }

  /** What happened since it was looked into last, and what lies ahead. */
  *#news(trait: Trait, repository: Repository): Iterable<Partial<Content>> {
    const place = { ci: this.#ci(trait), mailDomain: COMPANY.mailDomain };
    const waiting = this.#pending.get(trait.name) ?? [];
    this.#pending.delete(trait.name);
    const isFirst = !this.#nightsUntil.has(trait.name);
    for (const written of waiting) yield contentOf(place, written);
    if (isFirst) yield this.#beside(trait.name);
    yield { runs: this.#nights(trait, place.ci, repository) };
  }

  #ci({ name, fragility, medianMinutes, redDays }: Trait): Ci {
    return {
      repository: name,
      defaultBranch: "main",
      fragility,
      medianSeconds: medianMinutes * 60,
      keptFrom: this.#endAt - RUNS_KEPT_SECONDS,
      redFrom: redDays === null ? Number.POSITIVE_INFINITY : this.#endAt - redDays * DAY,
      trouble: (at) => this.#trouble(at),
    };
  }

  #trouble(at: number): number {
    const isBad = at >= this.#endAt - BAD_WEEK.from && at < this.#endAt - BAD_WEEK.to;
    return (this.#world?.calendar.trouble(at) ?? 1) * (isBad ? BAD_WEEK.factor : 1);
  }

  #nights({ name, hasNightly }: Trait, ci: Ci, repository: Repository) {
    const until = this.#now + DAY;
    const first = Math.floor(this.#endAt / DAY - 100) * DAY + NIGHT_AT;
    const from = this.#nightsUntil.get(name) ?? first;
    const nights = Math.max(0, Math.ceil((until - from) / DAY));
    this.#nightsUntil.set(name, from + nights * DAY);
    if (!hasNightly && name !== KIOSK) return [];
    return Array.from({ length: nights }, (_, index) => {
      const at = from + index * DAY;
      return nightlyRun(ci, { sha: repository.headAt(at) ?? shaOf(name), at });
    });
  }

  /** What nothing is deployed from. */
  #beside(name: string): Partial<Content> {
    if (name === KIOSK) return { pulls: kioskPulls(this.#endAt, COMPANY.mailDomain) };
    if (name !== HANDBOOK && name !== DISPLAYS) return {};
    const author = personOf({ email: `sofia.petrova@${COMPANY.mailDomain}`, isBot: false });
    const commits: Commit[] = Array.from({ length: 40 }, (_, week) => {
      const at = Math.floor(this.#endAt / DAY - week * 7) * DAY + 9.6 * HOUR;
      const message = name === HANDBOOK ? "docs: notes of the week" : "chore: new departure board texts";
      const times = { authoredAt: at, committedAt: at, arrivedAt: at };
      const made = { author, committer: null, parents: null, branch: "main", files: null };
      return { sha: shaOf(`${name} ${at}`), message, ...times, ...made };
    });
    return { commits };
  }
}

function contentOf(place: Place, written: Written): Partial<Content> {
  switch (written.kind) {
    case "change":
      return changeContent(place, written.pullNumber, written.change);
    case "abandoned":
      return abandonedContent(place, written.pullNumber, written.at);
    case "undone":
      return undoneContent(place, written);
    case "deployed":
      return { runs: isPipeline(place.ci, written) ? [deployRun(place.ci, written)] : [] };
  }
}

/** Other deployments come from somebody's own machine. */
function isPipeline({ keptFrom }: Ci, { env, startedAt }: { env: string; startedAt: number }): boolean {
  return (env === "live" || env === "staging") && startedAt >= keptFrom;
}
