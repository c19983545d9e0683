import type { z } from "zod";
import { isFullName } from "../../domain/github/repository-name.ts";
import type { GitHubClient } from "./client.ts";

/** One of many that are asked in one: a field of a repository. */
export type Question = { repository: string; field: string };

type Placed = Question & { at: [repository: string, field: string] };

/**
 * Asks GraphQL for the same of many fields, whosever repositories they are of. What each answer says, in the order in
 * which they were asked; null where GitHub says nothing of it, has an error anywhere within it, or makes no sense: that
 * is then to be asked for by itself.
 */
export async function askMany<T>(
  client: GitHubClient,
  questions: readonly Question[],
  { fragment, row }: { fragment: string; row: z.ZodType<T | null> },
): Promise<(T | null)[]> {
  const placed = place(questions);
  if (placed.size === 0) return questions.map(() => null);
  const { data, spoiled } = await client.query(...written([...placed.values()], fragment));
  return questions.map((question) => {
    const [repository = "", field = ""] = placed.get(question)?.at ?? [];
    if (spoiled.has(repository) || spoiled.has(`${repository}/${field}`)) return null;
    const told = Object(data[repository])[field];
    return row.safeParse(told).data ?? null;
  });
}

/** Where each answer will stand. What is no name of a repository is not asked for. */
function place(questions: readonly Question[]): Map<Question, Placed> {
  const repositories = new Map<string, string>();
  const placed = new Map<Question, Placed>();
  for (const question of questions) {
    const { repository } = question;
    if (!isFullName(repository)) continue;
    const alias = repositories.get(repository) ?? `r${repositories.size}`;
    repositories.set(repository, alias);
    placed.set(question, { ...question, at: [alias, `q${placed.size}`] });
  }
  return placed;
}

function written(placed: readonly Placed[], fragment: string): [string, Record<string, string>] {
  const byRepository = Map.groupBy(placed, ({ at: [repository] }) => repository);
  const variables: Record<string, string> = {};
  const parts = [...byRepository].map(([alias, asked]) => {
    const [owner = "", name = ""] = asked[0]?.repository.split("/") ?? [];
    Object.assign(variables, { [`${alias}owner`]: owner, [`${alias}name`]: name });
    const fields = asked.map(({ field, at }) => `${at[1]}: ${field} { ...asked }`);
    return `${alias}: repository(owner: $${alias}owner, name: $${alias}name) { ${fields.join(" ")} }`;
  });
  const declared = Object.keys(variables).map((name) => `$${name}: String!`);
  const query = `query(${declared.join(", ")}) { rateLimit { cost } ${parts.join(" ")} } ${fragment}`;
  return [query, variables];
}
