import { beforeAll, describe, expect, test } from "vitest";
import { newToken } from "#lib/auth/token.ts";
import { useBench, useStack } from "../support/kit.ts";
import { inRequest } from "../support/request-scope.ts";
import { pointAtBench } from "../support/route-environment.ts";
import { ONE_DATABASE, readRows } from "../support/stack.ts";
import { callRpc, createOrganization, signUp } from "../support/stack-client.ts";

type Handler = (request: Request, context: object) => Promise<Response>;
type Answer = { status: number; body: Record<string, unknown> };

const SHA = "66adc9350f2cc9b250b69abddab733dd55e1a588";
const MEGABYTE = 1_048_576;

describe.each(ONE_DATABASE)("POST commit-origins on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  let post: (body: unknown) => Promise<Answer>;
  let organizationId: string;

  beforeAll(async () => {
    pointAtBench(bench);
    const owner = await signUp(stack);
    const { id, slug } = await createOrganization(owner.client);
    organizationId = id;
    const { token, ...stored } = newToken();
    await callRpc(owner.client, "create_api_token", {
      p_organization_id: id,
      p_token: { name: "CI", role: "viewer", scopes: ["origins:write"], expiresInDays: 1, ...stored },
    });
    const { POST } = (await import("../../app/api/v1/orgs/[org]/commit-origins/route.ts")) as {
      POST: Handler;
    };
    post = async (body) => {
      const request = new Request("https://plumbline.test/api/v1/x", {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const answer = await inRequest(() => POST(request, { params: Promise.resolve({ org: slug }) }));
      return { status: answer.status, body: (await answer.json()) as Answer["body"] };
    };
  });

  const commit = { sha: SHA, repository: "https://github.com/acme/api.git", message: "Add retry" };

  test("takes what it can from a token that may do nothing else, and says of the rest why not", async () => {
    expect(await post({ commits: [commit, { sha: SHA, repository: commit.repository }] })).toEqual({
      status: 200,
      body: {
        accepted: 1,
        rejected: [
          {
            index: 1,
            reason: {
              code: "says_nothing",
              numbers: { place: "body", name: "commits[1]" },
              message: '"commits[1]" says nothing: give an origin or a message.',
            },
          },
        ],
      },
    });
    const stored = await readRows(
      stack,
      `select repository, sha, origin, decided_by from public.commits
      where organization_id = '${organizationId}'`,
    );
    expect(stored).toEqual([
      { repository: "github.com/acme/api", sha: SHA, origin: "human", decided_by: "git" },
    ]);
  });

  test("keeps no credentials of addresses in what is reported", async () => {
    const message = "See https://ada:cAnArY01@github.com/acme/api and https://h.test/?token=cAnArY02";
    expect((await post({ commits: [{ ...commit, message }] })).status).toBe(200);
    const stored = await readRows(
      stack,
      "select evidence::text from public.commits where evidence is not null",
    );
    expect(JSON.stringify(stored)).toContain("https://github.com/acme/api");
    expect(JSON.stringify(stored)).not.toContain("cAnArY");
  });

  test("refuses more than 1,000 commits, more than 4 MB, and what is no list of commits", async () => {
    const refusal = async (body: unknown) => {
      const { status, body: answer } = await post(body);
      return [status, (answer.error as { code: string; message: string }).code];
    };
    expect(await refusal({ commits: Array(1001).fill(commit) })).toEqual([400, "invalid_input"]);
    expect(await refusal({ commits: [{ ...commit, message: "x".repeat(4 * MEGABYTE) }] })).toEqual([
      413,
      "payload_too_large",
    ]);
    expect(await refusal({})).toEqual([400, "invalid_input"]);
    expect(await refusal({ commits: [], more: 1 })).toEqual([400, "invalid_input"]);
    expect(await refusal("[")).toEqual([400, "invalid_input"]);
  });

  test("takes 1,000 commits of 4 KB each, and none", async () => {
    const sha = (n: number) => n.toString(16).padStart(40, "0");
    const commits = Array.from({ length: 1000 }, (_, n) => ({
      ...commit,
      sha: sha(n),
      message: "x".repeat(3900),
    }));
    expect((await post({ commits })).body).toEqual({ accepted: 1000, rejected: [] });
    expect((await post({ commits: [] })).body).toEqual({ accepted: 0, rejected: [] });
  });
});
