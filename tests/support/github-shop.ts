import type { z } from "zod";
import type { contentInput, repositoryInput } from "#scripts/simulator/github/control-input.ts";
import type { GitHub } from "#scripts/simulator/github/github.ts";

type Given = z.input<typeof repositoryInput>;
type Content = z.input<typeof contentInput>;

/** Days before the shop's present, as GitHub writes it. */
type At = (daysAgo: number) => string;

const shaOf = (n: number) => n.toString(16).padStart(40, "a");
const count = <T>(most: number, make: (n: number) => T) =>
  Array.from({ length: most }, (_, index) => make(index + 1));
const changed = (...names: string[]) => names.map((filename) => ({ filename, additions: 3, deletions: 1 }));

/** A commit of twelve days ago. */
export const OLD_COMMIT = shaOf(7);

/**
 * A repository of which everything that the gatherer can ask for is to be asked for, by whoever read it a day ago: pull
 * requests were opened and merged since, a run was repeated, another ended.
 */
export function shopRepository(name: string, at: At): Given {
  return {
    name,
    pulls: [
      { number: 1, createdAt: at(20) },
      { number: 2, createdAt: at(4), closedAt: at(3), reviews: [{ at: at(3.5) }], mergeSha: shaOf(1) },
      { number: 3, createdAt: at(2), closedAt: at(0.5), reviews: [{ at: at(1.5) }], mergeSha: shaOf(6) },
      // More reviews than one question about many is told.
      { number: 4, createdAt: at(0.6), closedAt: at(0.3), reviews: count(31, () => ({ at: at(0.4) })) },
      { number: REMOVED.pull, createdAt: at(3) },
      { number: 6, createdAt: at(0.2) },
    ],
    runs: [
      { id: 1, createdAt: at(5), endedAt: at(4.99) },
      { id: 2, createdAt: at(3), endedAt: at(2.98), conclusion: "failure" },
      { id: 3, createdAt: at(1.01), endedAt: at(0.99) },
      { id: 4, createdAt: at(0.8), attempts: [attempt(at(0.8), "failure"), attempt(at(0.6), "success")] },
      { id: 5, createdAt: at(12), endedAt: at(11.9), conclusion: "failure" },
    ],
    commits: [
      { sha: OLD_COMMIT, committedAt: at(12), files: changed("g") },
      { sha: shaOf(1), committedAt: at(3), files: changed("a") },
      { sha: shaOf(2), committedAt: at(2.5), files: changed("b", "c"), message: "hotfix: fare rounding" },
      { sha: REMOVED.fromBranch, committedAt: at(2), files: changed("d") },
      { sha: REMOVED.commit, committedAt: at(1.9), files: changed("e") },
      { sha: shaOf(5), committedAt: at(0.6), files: changed("f"), author: { login: "grace" } },
      { sha: shaOf(6), committedAt: at(0.5), files: changed("a", "f") },
    ],
    pushes: [
      { branch: "change-2", at: at(4) },
      { branch: "change-3", at: at(1.5) },
      { branch: "change-3", at: at(0.4), kind: "branch_deletion" },
      { branch: "change-6", at: at(0.2) },
    ],
  };
}

const attempt = (at: string, conclusion: string) => ({ startedAt: at, endedAt: at, conclusion });

const REMOVED = { pull: 5, commit: shaOf(4), fromBranch: shaOf(3) };

/** What is gone by the present, though no moment brings it. */
export function removeFrom(github: GitHub, { account, name, at }: { account: string; name: string; at: At }) {
  github.dropCommit(account, name, REMOVED.fromBranch);
  github.addTo(account, name, {
    pulls: [{ number: REMOVED.pull, createdAt: at(-1) }],
    commits: [{ sha: REMOVED.commit, committedAt: at(1.9), arrivedAt: at(-1) }],
  });
}

/** What it takes beside that for every list to have a second page. */
export function secondPages(at: At): Content {
  return {
    pulls: [
      ...count(101, (n) => ({ number: 1000 + n, createdAt: at(20 - n / 1000) })),
      ...count(101, (n) => ({
        ...{ number: 2000 + n, createdAt: at(3), closedAt: at(2 - n / 1000), isMerged: false },
      })),
      { number: 8, createdAt: at(0.6), closedAt: at(0.3), reviews: count(101, () => ({ at: at(0.4) })) },
    ],
    runs: [
      ...count(101, (n) => ({ id: 1000 + n, createdAt: at(2 - n / 1000), endedAt: at(1.5) })),
      ...count(101, (n) => ({ id: 2000 + n, createdAt: at(13 - n / 1000), endedAt: at(12) })),
    ],
    commits: [
      // A merge commit, whose files nobody asks for.
      ...count(101, (n) => ({ sha: shaOf(1000 + n), committedAt: at(2 - n / 1000), parents: ["a", "b"] })),
      { sha: shaOf(8), committedAt: at(0.6), files: changed(...count(301, String)) },
    ],
    pushes: count(101, (n) => ({ branch: `branch-${n}`, at: at(2 - n / 1000) })),
  };
}
