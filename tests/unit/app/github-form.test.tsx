import { expect, test, vi } from "vitest";
import { GitHubForm } from "#app/orgs/[org]/settings/connections/_components/github-form.tsx";
import { accountForm } from "#app/orgs/[org]/settings/connections/_components/said-form.ts";
import { GITHUB_FORM } from "#lib/sources/sources.ts";
import { wordsIn } from "#lib/words/words.ts";
import { textOf } from "../fixtures/rendered.tsx";

vi.mock("#app/orgs/[org]/settings/connections/actions.ts", () => ({
  connectAction: async () => ({ status: "idle" }),
  demoKeysAction: async () => ({ status: "idle" }),
  offerRepositoriesAction: async () => ({ status: "idle" }),
}));

test("the operator's App is offered in the place of a token to the organisation that it is installed for", () => {
  const form = { slug: "acme", source: accountForm(wordsIn("en"), GITHUB_FORM), demo: false };
  expect(textOf(<GitHubForm {...form} installation={4711} />)).toContain("enter installation:4711");
  expect(textOf(<GitHubForm {...form} installation={null} />)).not.toContain("installation");
});
