/** What a commit says that it is: a repair out of turn, or the undoing of another. */
export type CommitKind = "hotfix" | "revert";

/** `hotfix` as a word of its own, also as the first part of a branch: not in `hotfixed`, not in `nohotfix`. */
const HOTFIX = /(?<![\p{L}\p{N}])hot[-_]?fix(?:es)?(?![\p{L}\p{N}])/iu;
/** As git writes it; the quotation mark may be a typographic one where a person wrote it. */
const REVERT = /^Revert ["“”']/i;
/** An undoing that is undone: what was changed is there again. */
const REVERT_OF_REVERT = /^(?:Revert ["“”']\s*(?:Revert|Reapply) ["“”']|Reapply ["“”'])/i;
/** Git's own line. A message of several reverts has several; a quoted one is somebody else's. */
const REVERTED_SHA = /^This reverts commit [0-9a-f]{7,64}\b/im;

/**
 * The kind of a commit by its whole message; null for any other. Only the subject tells of a hotfix, since bodies speak
 * about others' ("no hotfix needed", lists of what a squash holds). A revert of a revert is none.
 */
export function commitKind(message: string): CommitKind | null {
  const text = message.trimStart();
  const subject = /^.*/.exec(text)?.[0] ?? "";
  if (REVERT_OF_REVERT.test(subject)) return null;
  if (REVERT.test(subject) || REVERTED_SHA.test(text.slice(subject.length))) return "revert";
  return HOTFIX.test(subject) ? "hotfix" : null;
}
