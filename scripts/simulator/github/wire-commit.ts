import { hashText } from "../random.ts";
import type { ChangedFile, Commit } from "./facts.ts";
import type { Repository } from "./repository.ts";
import { type Row, time, wireUser } from "./wire.ts";

const FOLDERS = ["src/api", "src/domain", "src/domain/fares", "src/store", "tests", "deploy", "docs"];
const FILES = ["index", "client", "holds", "rounding", "routes", "schema", "settings", "worker"];
const LOCK_FILE = "package-lock.json";

/** As lists have it: without its lines and files. */
export function wireCommit(
  repository: Repository,
  commit: Commit,
  parents: readonly string[],
): Row<"GET /repos/{owner}/{repo}/commits"> {
  const committer = commit.committer ?? commit.author;
  const { sha, message, author } = commit;
  return {
    sha,
    node_id: `C_${sha}`,
    url: `https://api.github.com/repos/${repository.fullName}/commits/${sha}`,
    html_url: `https://github.com/${repository.fullName}/commit/${sha}`,
    commit: {
      author: { name: author.name, email: author.email, date: time(commit.authoredAt) },
      committer: { name: committer.name, email: committer.email, date: time(commit.committedAt) },
      message,
      tree: { sha: sha.split("").toReversed().join("") },
      comment_count: 0,
      verification: {
        verified: false,
        reason: "unsigned",
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: wireUser(author),
    committer: wireUser(committer),
    parents: parents.map((parent) => ({ sha: parent })),
  };
}

/** What only the commit by itself tells. */
export function filesOf(commit: Pick<Commit, "sha" | "files">): ChangedFile[] {
  return commit.files ?? madeFiles(commit.sha);
}

export function wireFile({ filename, additions, deletions }: ChangedFile) {
  const changes = additions + deletions;
  return { sha: null, filename, status: "modified", additions, deletions, changes };
}

/** Mostly a few small ones; now and then a lock file that dwarfs them. */
function madeFiles(sha: string): ChangedFile[] {
  const draw = (what: string, below: number) => hashText(`${sha} ${what}`) % below;
  const count = 1 + Math.min(draw("count", 4), draw("again", 12));
  const files = Array.from({ length: count }, (_, index) => ({
    filename: `${FOLDERS[draw(`folder ${index}`, FOLDERS.length)]}/${FILES[draw(`file ${index}`, FILES.length)]}.ts`,
    additions: 1 + draw(`more ${index}`, 60),
    deletions: draw(`less ${index}`, 34),
  }));
  if (draw("lock", 20) === 0)
    files.push({
      filename: LOCK_FILE,
      additions: 200 + draw("locked", 900),
      deletions: 100 + draw("unlocked", 700),
    });
  return [...new Map(files.map((file) => [file.filename, file])).values()];
}
