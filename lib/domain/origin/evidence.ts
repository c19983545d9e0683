import { cut } from "../cut.ts";
import type { Origin } from "../sync/events.ts";
import { keepMessage } from "./kept-message.ts";
import { type CommitSignals, classifyCommit, type OriginVerdict } from "./origin.ts";
import { saidRule } from "./rules.ts";

/** What somebody states of a commit; null: nothing. */
export type Statement = { origin: Origin | null; tool: string | null };

/** What one source says of a commit, as it is kept: what was stated, and what rules read. */
export type Evidence = Omit<CommitSignals, "trailers"> & {
  stated: Statement;
  trailers: readonly string[];
};

/** What was told of a commit from git or by a person. */
export type Told = {
  origin: Origin | null;
  tool: string | null;
  message: string | null;
  authorName: string | null;
  authorEmail: string | null;
};

const LONGEST = 512;

export function evidenceOf({ origin, tool, message, authorName, authorEmail }: Told): Evidence {
  return {
    stated: { origin, tool },
    ...keepMessage(message),
    authorName: authorName === null ? null : cut(authorName, LONGEST),
    authorEmail: authorEmail === null ? null : cut(authorEmail, LONGEST),
    isBot: null,
  };
}

/** Who wrote a commit by one source's evidence: what it states, and what it does not state by the rules. */
export function verdictOf({ stated, ...signals }: Evidence): OriginVerdict {
  const read = classifyCommit(signals);
  const verdict =
    stated.origin === null || stated.origin === read.origin ? read : statedVerdict(stated.origin);
  return verdict.origin === "ai_assisted" ? { ...verdict, tool: stated.tool ?? verdict.tool } : verdict;
}

function statedVerdict(origin: Origin): OriginVerdict {
  const authorship = origin === "ai_assisted" ? "assistant" : null;
  return { origin, tool: null, authorship, rule: saidRule("stated") };
}
