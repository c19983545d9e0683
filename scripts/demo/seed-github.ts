import { DEMO_GITHUB } from "#lib/domain/access/demo-account.ts";
import { demoChoice } from "../simulator/github/demo-account.ts";
import { type Caller, call } from "./calling.ts";

/**
 * Connects the demo's GitHub with all repositories but one, and says which workflows have to pass, where somebody would
 * have. Collecting begins at once; what it says of a repository that it may not read is part of the demo.
 */
export async function connectGitHub(caller: Caller, slug: string): Promise<void> {
  const connections = `/api/v1/orgs/${slug}/connections`;
  const repositories = demoChoice.map(({ repository }) => repository);
  const answer = await call(caller, `POST ${connections}`, {
    provider: "github",
    ...DEMO_GITHUB,
    repositories,
  });
  if (!answer.ok) throw new Error(`The demo GitHub could not be connected: ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  const listed = await call(caller, `GET ${connections}/${id}/repositories`);
  const { items } = (await listed.json()) as { items: { id: string; fullName: string }[] };
  for (const { id: repositoryId, fullName } of items) {
    const workflows = demoChoice.find(({ repository }) => repository === fullName)?.mergeWorkflows ?? null;
    if (workflows === null) continue;
    const path = `${connections}/${id}/repositories/${repositoryId}/workflows`;
    const chosen = await call(caller, `PUT ${path}`, { workflows });
    if (!chosen.ok) throw new Error(`The demo's workflows could not be chosen: ${await chosen.text()}`);
  }
}
