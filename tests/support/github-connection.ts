import type { ChosenRepository } from "#lib/db/github-connections.ts";
import type { GitHubReader, Lacking, ListPage, OpenGitHub } from "#lib/sources/github/reader.ts";
import type { Connected } from "./connected-account.ts";
import { quote } from "./stack.ts";

/** A repository that lacks nothing, as the check would find it. */
export function chosenRepository(fullName: string): ChosenRepository {
  const repository = `github.com/${fullName}`.toLowerCase();
  return { repository, fullName, externalId: null, defaultBranch: "main", problem: null };
}

/** The same connection as one to GitHub that reads these, without a call to anybody. */
export async function becomeGitHub(connected: Connected, names: string[]): Promise<Connected> {
  const { bench, organizationId, connectionId } = connected;
  const rows = names.map((name) => {
    const { repository, fullName } = chosenRepository(name);
    return `(${[organizationId, connectionId, repository, fullName, "main"].map(quote).join(", ")})`;
  });
  await bench.stack.sql(`update public.connections set provider = 'github', site = null where id = ${quote(connectionId)};
    insert into public.github_repositories (organization_id, connection_id, repository, full_name, default_branch)
      values ${rows.join(", ")}`);
  return connected;
}

/** What a token sees: each repository by its name, with what it may not do there. */
export type Seen = Record<string, Lacking[]>;

/** GitHub without a network, where these tokens are good for what each sees; every list in it is empty. */
export function memoryGitHub(tokens: Record<string, Seen>, expiresAt: string | null = null): OpenGitHub {
  return (token) => {
    const seen = tokens[token];
    const nothing = async function* <T>(): AsyncGenerator<ListPage<T>> {
      yield pageOf<T>([]);
    };
    return {
      usage: () => ({
        calls: 0,
        notModified: 0,
        rateRemaining: null,
        resetAt: null,
        points: { used: 0, remaining: null, resetAt: null },
      }),
      whoAmI: async () => {
        if (seen === undefined) throw await refusal();
        return { login: "northwind-bot", accountId: 7, expiresAt };
      },
      listRepositories: async () => Object.keys(seen ?? {}).map(factsOf),
      repository: async (name) => pageOf([factsOf(spelled(seen, name) ?? name)]),
      lacking: async (name) => {
        const known = spelled(seen, name);
        return known === undefined ? ["repository"] : (seen?.[known] ?? []);
      },
      openPulls: nothing,
      closedPulls: nothing,
      pull: async () => null,
      reviews: async () => [],
      reviewsOf: async (pulls) => pulls.map(() => []),
      runs: nothing,
      attempt: async () => {
        throw await refusal();
      },
      commits: nothing,
      commit: async () => ({ additions: 0, deletions: 0, files: [] }),
      detailsOf: async (commits) => commits.map(() => ({ additions: 0, deletions: 0, files: [] })),
      holds: async () => true,
      pushes: nothing,
    } satisfies GitHubReader;
  };
}

/** Of the class that whoever was loaded last knows: a test of connecting loads its modules anew. */
async function refusal(): Promise<Error> {
  const { SourceError } = await import("#lib/sources/source.ts");
  const says = { code: "github_token_malformed", numbers: {} } as const;
  return new SourceError("refused", { says });
}

function spelled(seen: Seen | undefined, name: string): string | undefined {
  return Object.keys(seen ?? {}).find((known) => known.toLowerCase() === name.toLowerCase());
}

function pageOf<T>(items: T[]): ListPage<T> {
  return {
    items,
    answer: null,
    notModified: false,
    total: items.length,
    dropped: 0,
    oddField: null,
    isLast: true,
  };
}

function factsOf(fullName: string) {
  const more = { defaultBranch: "main", isPrivate: true, isArchived: false, pushedAt: null };
  return { externalId: fullName.length * 1000 + fullName.charCodeAt(0), fullName, ...more };
}
