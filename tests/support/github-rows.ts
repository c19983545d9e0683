import type { Items } from "#lib/db/github.ts";

// Literal rows, each with what its test is about; the rest says nothing.

export function pull(
  number: number,
  createdAt: string,
  rest: Partial<Items["pulls"]> & { closedAt?: string | null } = {},
): Items["pulls"] {
  const closedAt = rest.closedAt ?? rest.mergedAt ?? null;
  return {
    ...{ number, title: "Change fares", createdAt, updatedAt: closedAt ?? createdAt, mergedAt: null },
    ...{ isDraft: false, isBot: false, authorKey: null },
    ...rest,
    closedAt,
  };
}

export function run(id: number, createdAt: string, rest: Partial<Items["runs"]> & { minutes?: number } = {}) {
  const { minutes = 5, ...columns } = rest;
  const startedAt = columns.startedAt ?? createdAt;
  const conclusion = columns.conclusion === undefined ? "success" : columns.conclusion;
  return {
    ...{ id, attempt: 1, workflow: "CI", event: "push", branch: "main", sha: `sha-${id}`, createdAt },
    ...{ status: conclusion === null ? "in_progress" : "completed" },
    updatedAt: new Date(Date.parse(startedAt) + minutes * 60_000).toISOString(),
    ...columns,
    startedAt,
    conclusion,
  } satisfies Items["runs"];
}

export function commit(sha: string, committedAt: string, rest: Partial<Items["commits"]> = {}) {
  return {
    ...{
      sha,
      committedAt,
      subject: "Round fares",
      authorKey: null,
      addressKey: null,
      coAuthorKeys: [],
      isBot: false,
      isMerge: false,
      kind: null,
    },
    ...rest,
  } satisfies Items["commits"];
}
