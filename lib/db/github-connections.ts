import { z } from "zod";
import { fullNameOf } from "../domain/github/repository-name.ts";
import { type Acting, act } from "./acting.ts";
import { must, text } from "./bounds.ts";
import { call, type Db } from "./call.ts";
import { said } from "./said.ts";

/** So many repositories one connection may read: what GitHub answers in an hour is enough for them. */
const MOST_REPOSITORIES = 300;
const MOST_WORKFLOWS = 50;

const NOT_A_REPOSITORY = must({ code: "not_a_repository", numbers: {} });

/** The answers of every route name repositories by their address, GitHub by owner/name: either is taken. */
const repositoryName = z
  .string(NOT_A_REPOSITORY)
  .trim()
  .max(2048, NOT_A_REPOSITORY)
  .transform((given, context) => {
    const name = fullNameOf(given);
    if (name !== null) return name;
    context.addIssue({ code: "custom", message: NOT_A_REPOSITORY.error });
    return z.NEVER;
  });

/** owner/name of each repository that is to be read, each once however it is written. */
export const repositoryNames = z
  .array(repositoryName)
  .min(1, must({ code: "not_empty", numbers: {} }))
  .max(MOST_REPOSITORIES, must({ code: "too_many_values", numbers: { most: MOST_REPOSITORIES } }))
  .superRefine((names, context) => {
    const lower = names.map((name) => name.toLowerCase());
    const twice = names.find((name, index) => lower.indexOf(name.toLowerCase()) < index);
    if (twice === undefined) return;
    context.addIssue({
      code: "custom",
      message: must({ code: "twice_in_list", numbers: { value: twice } }).error,
    });
  });

/** Names of the workflows that have to pass; null: nobody says so. */
export const workflowNames = z
  .array(text(300))
  .max(MOST_WORKFLOWS, must({ code: "too_many_values", numbers: { most: MOST_WORKFLOWS } }))
  .nullable();

type Owner = { organizationId: string; connectionId: string };

/** A repository as somebody chose it, and what the check found missing. */
export type ChosenRepository = {
  /** host/owner/name in lower case. */
  repository: string;
  fullName: string;
  /** Null where the token does not see it. */
  externalId: number | null;
  defaultBranch: string | null;
  problem: z.infer<typeof said> | null;
};

export const chosenRepository = z.object({
  id: z.uuid(),
  /** host/owner/name in lower case, as deployments and commits name it. */
  repository: z.string(),
  fullName: z.string(),
  defaultBranch: z.string().nullable(),
  chosenAt: z.string(),
  /** What the last check found missing; null when nothing is. */
  problem: said.nullable(),
  /** Those that have to pass on the default branch, as a person chose them; null: nobody has. */
  mergeWorkflows: z.array(z.string()).nullable(),
  /** Those of the newest runs on the default branch. */
  seenWorkflows: z.array(z.string()),
  /** Until when all of it is held; null before the first collection. */
  readTo: z.string().nullable(),
  /** What could not be had the last time, by part. */
  problems: z.array(said.extend({ resource: z.string() })),
});
export type RepositoryState = z.infer<typeof chosenRepository>;

/** The repositories that a connection reads, by name; none for a stranger's. */
export function listChosenRepositories(
  db: Db,
  { organizationId, connectionId }: Owner,
): Promise<RepositoryState[]> {
  return call(db, {
    name: "list_chosen_repositories",
    args: { p_organization_id: organizationId, p_connection_id: connectionId },
    returns: z.array(chosenRepository),
    idempotent: true,
  });
}

const owner = z.object({ repository: z.string(), connectionId: z.uuid(), connection: z.string() });
export type RepositoryOwner = z.infer<typeof owner>;

/** Which connection of an organisation reads which repository. */
export function listRepositoryOwners(db: Db, organizationId: string): Promise<RepositoryOwner[]> {
  return call(db, {
    name: "list_repository_owners",
    args: { p_organization_id: organizationId },
    returns: z.array(owner),
    idempotent: true,
  });
}

/**
 * Makes these the repositories that a connection reads, for an admin; due at once. `conflict` when another connection
 * reads one of them, `not_found` for a stranger's connection.
 */
export async function chooseRepositories(
  acting: Acting,
  { connectionId, repositories }: { connectionId: string; repositories: ChosenRepository[] },
): Promise<void> {
  const args = { p_connection_id: connectionId, p_repositories: repositories };
  await act(acting, { name: "choose_repositories", args });
}

/** Says which workflows have to pass, for an admin; null: nobody says so any more. */
export async function chooseWorkflows(
  acting: Acting,
  chosen: { connectionId: string; repositoryId: string; workflows: string[] | null },
): Promise<void> {
  const { connectionId, repositoryId, workflows } = chosen;
  const args = { p_connection_id: connectionId, p_chosen: { repositoryId, workflows } };
  await act(acting, { name: "choose_workflows", args });
}
