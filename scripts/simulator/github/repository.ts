import type { Commit, Pull, Push, Run } from "./facts.ts";
import { Shelf } from "./shelf.ts";

export interface RepositorySpec {
  id: number;
  owner: string;
  name: string;
  defaultBranch: string;
  isPrivate: boolean;
  isArchived: boolean;
  createdAt: number;
}

export interface Content {
  pulls: Pull[];
  runs: Run[];
  commits: Commit[];
  pushes: Push[];
}

/** One repository as it is at GitHub: `news` is asked whenever somebody looks into it. */
export class Repository {
  readonly spec: RepositorySpec;
  readonly pulls = new Shelf<Pull>(
    ({ number }) => number,
    ({ createdAt }) => createdAt,
  );
  readonly runs = new Shelf<Run>(
    ({ id }) => id,
    ({ createdAt }) => createdAt,
  );
  /** In the order in which they came into a branch. */
  readonly commits = new Shelf<Commit>(
    ({ sha }) => sha,
    ({ arrivedAt }) => arrivedAt,
  );
  readonly pushes = new Shelf<Push>(
    ({ id }) => id,
    ({ at }) => at,
  );
  readonly #news: () => Iterable<Partial<Content>>;

  constructor(spec: RepositorySpec, news: () => Iterable<Partial<Content>> = () => []) {
    this.spec = spec;
    this.#news = news;
  }

  get fullName(): string {
    return `${this.spec.owner}/${this.spec.name}`;
  }

  /** Itself, with all that it holds by now. */
  opened(): this {
    for (const content of this.#news()) this.#put(content);
    return this;
  }

  add(content: Partial<Content>): void {
    this.opened().#put(content);
  }

  #put({ pulls = [], runs = [], commits = [], pushes = [] }: Partial<Content>): void {
    if (pulls.length > 0) this.pulls.add(...pulls);
    if (runs.length > 0) this.runs.add(...runs);
    if (commits.length > 0) this.commits.add(...commits);
    if (pushes.length > 0) this.pushes.add(...pushes);
  }

  /** The last commit of the default branch by then, of those that are known. */
  headAt(at: number): string | undefined {
    return this.commits.until(at).find(({ branch }) => branch === this.spec.defaultBranch)?.sha;
  }

  /** Takes a commit off its branch, as a forced push does; by its sha it can still be had. */
  drop(sha: string): boolean {
    const commit = this.opened().commits.get(sha);
    if (commit) this.commits.add({ ...commit, branch: null });
    return commit !== undefined;
  }

  /** Commits of a branch by then, newest first: those of its own before those of the default branch. */
  history(branch: string, now: number): Commit[] {
    const all = this.opened().commits.until(now);
    const { defaultBranch } = this.spec;
    const main = all.filter((commit) => commit.branch === defaultBranch);
    return branch === defaultBranch ? main : [...all.filter((commit) => commit.branch === branch), ...main];
  }

  /** The names of the branches that there are, with their last commits; the default branch first. */
  branches(now: number): Map<string, string> {
    const { defaultBranch } = this.spec;
    const heads = new Map<string, string>([[defaultBranch, this.history(defaultBranch, now)[0]?.sha ?? ""]]);
    for (const push of this.opened().pushes.until(now).toReversed()) {
      if (push.branch === defaultBranch) continue;
      if (push.kind === "branch_deletion") heads.delete(push.branch);
      else heads.set(push.branch, push.sha);
    }
    return heads;
  }

  /** When somebody pushed last. */
  pushedAt(now: number): number {
    const last = [this.opened().pushes.until(now)[0]?.at, this.commits.until(now)[0]?.arrivedAt];
    return Math.max(this.spec.createdAt, ...last.filter((at) => at !== undefined));
  }
}
