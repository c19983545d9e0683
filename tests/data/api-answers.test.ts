import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { listChosenRepositories } from "#lib/db/github-connections.ts";
import { openApiDocument } from "#lib/http/openapi.ts";
import { OPERATIONS } from "#lib/http/operations/all.ts";
import { actingAs } from "../support/acting.ts";
import { makeAccount } from "../support/connect-flow.ts";
import { openGitHubBench } from "../support/github-collected.ts";
import { use, useBench, useStack } from "../support/kit.ts";
import { CASES, NAMED } from "../support/operation-cases.ts";
import { inRequest } from "../support/request-scope.ts";
import { pointAtBench } from "../support/route-environment.ts";
import { DATABASES, quote, readRows } from "../support/stack.ts";
import { addConnection, callRpc, createOrganization, secretClient, signUp } from "../support/stack-client.ts";
import { makeTenants } from "../support/tenants.ts";

type Person = Awaited<ReturnType<typeof signUp>>;
type Route = Record<string, (request: Request, context: object) => Promise<Response>>;
type Call = { credential: string | null; org?: string; id?: string; body?: object };

const APP = join(import.meta.dirname, "../../app");
const HARM = ["GET", "POST", "PATCH", "PUT", "DELETE"];
/** Readers first, and last what ends things. */
const NAMES = Object.keys(OPERATIONS).toSorted((a, b) => harmOf(a) - harmOf(b));
const READS = NAMES.filter((name) => harmOf(name) === 0 && !OPERATIONS[name]?.path.includes("{id}"));

function harmOf(name: string): number {
  return HARM.indexOf(OPERATIONS[name]?.method ?? "");
}

/** What Next.js takes out of a path: its own parts, and no others. */
function partsOf(
  path: string,
  given: Record<string, string | undefined>,
): Record<string, string | undefined> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name) => [name, given[name] ?? NAMED[name]]));
}

/** Once: each of some hundred answers is held against it. */
const { paths } = openApiDocument({ version: "1.0.0", server: "/" });

/** What the published document says of an answer; null where it says that there is none, or a file. */
function publishedSchema(name: string): z.ZodType | "file" | null {
  const { path = "", method = "", answer } = OPERATIONS[name] ?? {};
  const described = paths[path]?.[method.toLowerCase()] as {
    responses: Record<string, { content?: Content }>;
  };
  const content = described.responses[answer?.status ?? 0]?.content;
  const schema = content?.["application/json"]?.schema;
  if (content !== undefined && schema === undefined) return "file";
  return schema === undefined ? null : z.fromJSONSchema(schema);
}
type Content = { "application/json"?: { schema: Parameters<typeof z.fromJSONSchema>[0] } };

describe.each(DATABASES)("an answer on %s", (database) => {
  const stack = useStack(database);
  const bench = useBench(stack);
  const tenants = use(() => makeTenants(bench));
  const github = use(openGitHubBench);
  let repository: string;
  let owner: string;
  let ids: Record<string, string>;
  let bodies: Record<string, object>;
  let invited: string;
  let both: string;

  beforeAll(async () => {
    pointAtBench(bench);
    process.env.GITHUB_API_BASE_URL = github.url;
    const { target, members } = tenants;
    owner = await credentialOf(target.owner);
    both = await credentialOf(tenants.both.client);
    const guest = await signUp(stack);
    invited = await credentialOf(guest.client);
    const { token } = await callRpc<{ token: string }>(target.owner, "create_invitation", {
      p_organization_id: target.organizationId,
      p_invitation: { email: guest.email, role: "viewer" },
    });
    const idIn = async (table: string, where = "true") => {
      const of = quote(target.organizationId);
      const [row] = await readRows<{ id: string }>(
        stack,
        `select id from public.${table} where organization_id = ${of} and ${where}`,
      );
      return String(row?.id);
    };
    const gitHub = await connectGitHub(target.owner, target.organizationId);
    repository = gitHub.repository;
    ids = {
      "connections.repositories": gitHub.connectionId,
      "connections.chooseRepositories": gitHub.connectionId,
      "connections.chooseWorkflows": gitHub.connectionId,
      members: String(members.viewer.userId),
      invitations: target.invitationId,
      tokens: target.tokenId,
      connections: target.connectionId,
      syncRuns: target.runId,
      deployments: target.deploymentId,
      quarantine: await idIn("quarantine"),
      incidents: await idIn("incidents"),
      images: await idIn("pictures"),
      metricNotes: await idIn("metric_notes", "kind = 'freeze'"),
    };
    bodies = {
      "deployments.correctAll": { ids: [target.deploymentId] },
      "connections.connect": makeAccount(bench, { deployments: [], failures: [] }).first,
      "connections.replaceKeys": target.keys,
      "invitations.accept": { token },
      "organizations.delete": { name: tenants.other.slug },
    };
  });

  /** A connection to a GitHub that has the repository of the cases, made as everybody's is. */
  async function connectGitHub(client: Person["client"], organizationId: string) {
    const { connect } = await import("#lib/sync/connecting/connect.ts");
    const token = `github_pat_${"a1".repeat(20)}`;
    const repositories = ["northwind-rail/storefront"];
    github.control.createAccount({ id: "answers", grants: [{ token }] });
    for (const name of repositories) github.control.addRepository("answers", { name });
    const { data } = await client.auth.getUser();
    const acting = actingAs(bench.db, organizationId, data.user?.id ?? "");
    const { connection } = await inRequest(() =>
      connect(acting, { provider: "github", token, repositories }),
    );
    const [chosen] = await listChosenRepositories(bench.db, { organizationId, connectionId: connection.id });
    return { connectionId: connection.id, repository: chosen?.id ?? "" };
  }

  /** Calls an operation by its route; fails unless it answers as it says. */
  async function answerOf(name: string, { credential, org, id, body }: Call): Promise<unknown> {
    const { method = "", path = "", answer } = OPERATIONS[name] ?? {};
    const file = join(APP, path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
    const route: Route = await import(file);
    const headers = {
      ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const request = new Request(`http://127.0.0.1:3000${path}${CASES[name]?.query ?? ""}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const response = await inRequest(
      async () =>
        route[method]?.(request, { params: Promise.resolve(partsOf(path, { org, id, repository })) }) ??
        Response.error(),
    );
    const text = await response.text();
    expect([response.status, text]).toEqual([answer?.status, expect.anything()]);
    const schema = publishedSchema(name);
    if (schema === null) return expect(text).toBe("");
    if (schema === "file") return expect(response.headers.get("content-type")).toContain("text/csv");
    const value: unknown = JSON.parse(text);
    // It refuses what it does not name.
    return schema.parse(value);
  }

  test.each(NAMES)("of %s is what its documentation says, and nothing else", async (name) => {
    const of = CASES[name];
    if (of === undefined) throw new Error(`${name} has no case in tests/support/operation-cases.ts`);
    const others: Record<string, string> = { "invitations.accept": invited, "organizations.delete": both };
    const value = await answerOf(name, {
      credential: of.from === "anyone" ? null : (others[name] ?? owner),
      // The others are still asked for.
      org: name === "organizations.delete" ? tenants.other.slug : tenants.target.slug,
      id: ids[name] ?? ids[name.split(".")[0] ?? ""] ?? "",
      ...(of.body && { body: { ...of.body, ...bodies[name] } }),
    });
    if (name.endsWith(".list")) expect(value).not.toMatchObject({ items: [] });
  });

  test("to a token is the same as to a person", async () => {
    const { slug: org } = tenants.target;
    const body = { name: "reader", role: "owner" };
    const { token } = (await answerOf("tokens.create", { credential: owner, org, body })) as {
      token: string;
    };
    for (const name of READS) await answerOf(name, { credential: token, org });
  });

  test("of an organisation that has nothing yet, or a connection that never synced, has the same shape", async () => {
    const { client }: Person = await signUp(stack);
    const { id, slug: org } = await createOrganization(client);
    const credential = await credentialOf(client);
    for (const name of READS) await answerOf(name, { credential, org });
    await addConnection(secretClient(stack), id);
    for (const name of READS) await answerOf(name, { credential, org });
  });
});

async function credentialOf(client: Person["client"]): Promise<string> {
  const { data } = await client.auth.getSession();
  if (data.session === null) throw new Error("not signed in");
  return data.session.access_token;
}
