import { schema } from "@octokit/graphql-schema";
import { buildSchema, type GraphQLSchema, isInterfaceType, isObjectType, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { openGitHub } from "#lib/sources/github/github.ts";
import { SCHEMA } from "#scripts/simulator/github/graphql-schema.ts";
import { errorOf, REPOSITORY, startGitHub } from "../../fixtures/github-peer.ts";
import { ago, NOW, start, TOKEN } from "../../scripts/simulator/github/harness.ts";

const sha = (index: number) => index.toString(16).padStart(40, "0");
const file = (filename: string, additions = 3) => ({ filename, additions, deletions: 1 });
const SHOP = "acme/shop";

/** A squash, a commit that nobody asked for, the last of two that were rebased, and one of nothing. */
const CODE = {
  pulls: [
    { number: 1, createdAt: ago(50), closedAt: ago(40), mergeSha: sha(1) },
    {
      number: 2,
      createdAt: ago(50),
      closedAt: ago(30),
      mergeSha: sha(3),
      files: [file("a.ts"), file("b.ts")],
    },
    {
      ...{ number: 3, createdAt: ago(50), closedAt: ago(30), mergeSha: sha(5) },
      files: [file("a.ts", 1), file("c.ts", 6)],
    },
  ],
  commits: [
    { sha: sha(1), committedAt: ago(40), files: [file("a.ts"), file("b.ts")] },
    { sha: sha(2), committedAt: ago(35), files: [file("c.ts")] },
    { sha: sha(3), committedAt: ago(30), files: [file("b.ts")] },
    { sha: sha(4), committedAt: ago(20), files: [] },
    { sha: sha(5), committedAt: ago(10), files: [file("a.ts"), file("b.ts")] },
  ],
};

async function opened(...given: Parameters<typeof start>) {
  const github = await start(...given);
  const reader = openGitHub({ baseUrl: github.url, now: () => NOW.getTime(), retryMs: 0 })(
    TOKEN,
    "an organisation",
  );
  const detailsOf = (shas: string[], repository = SHOP) =>
    reader.detailsOf(shas.map((one) => ({ repository, sha: one })));
  const reviewsOf = (...numbers: number[]) =>
    reader.reviewsOf(numbers.map((number) => ({ repository: SHOP, number })));
  return { github: github.control, reader, detailsOf, reviewsOf };
}

describe("commits asked for together", () => {
  test("have the files of the pull request that each is all of; any other is left to be asked for by itself", async () => {
    const { detailsOf, reader } = await opened(CODE);
    const shas = [1, 2, 3, 4, 5, 6].map(sha);
    expect(await detailsOf([...shas, "main"])).toEqual([
      { additions: 6, deletions: 2, files: ["a.ts", "b.ts"] },
      null,
      null,
      { additions: 0, deletions: 0, files: [] },
      null,
      null,
      null,
    ]);
    expect(await reader.commit(SHOP, sha(1))).toEqual((await detailsOf([sha(1)]))[0]);
  });

  test("of a repository that is not to be had leave those of the others", async () => {
    const { reader } = await opened(CODE);
    const asked = ["acme/gone", "../odd", SHOP].map((repository) => ({ repository, sha: sha(1) }));
    expect(await reader.detailsOf(asked)).toEqual([null, null, expect.objectContaining({ additions: 6 })]);
  });

  test("are left where the token may not see the pull requests: no zero and no file too few", async () => {
    const { detailsOf } = await opened(CODE, { grants: [{ token: TOKEN, permissions: ["contents"] }] });
    expect(await detailsOf([1, 2].map(sha))).toEqual([null, null]);
  });
});

describe("reviews asked for together", () => {
  const bot = { login: "renovate[bot]", isBot: true };
  const many = Array.from({ length: 31 }, (_, index) => ({ at: ago(40 - index / 10) }));
  const REVIEWED = {
    pulls: [
      { number: 1, createdAt: ago(50), reviews: [{ at: ago(41), by: bot }, { at: ago(40) }] },
      { number: 2, createdAt: ago(50) },
      { number: 3, createdAt: ago(50), reviews: many },
    ],
  };

  test("are those that each tells by itself; of more than a page nothing is told", async () => {
    const { reviewsOf, reader } = await opened(REVIEWED);
    const told = await reviewsOf(1, 2, 3, 4);
    expect(told).toEqual([await reader.reviews(SHOP, 1), [], null, null]);
    expect(told[0]?.map(({ isBot }) => isBot)).toEqual([true, false]);
  });

  test("cost points of their own quota, as many as GitHub says, whatever the number of questions", async () => {
    const { reviewsOf, reader, github } = await opened(REVIEWED);
    await reviewsOf(...Array.from({ length: 100 }, (_, index) => index + 1));
    expect(github.counted("acme")).toBe(1);
    expect(reader.usage()).toMatchObject({
      calls: 1,
      rateRemaining: null,
      points: { used: 1, remaining: 4999 },
    });
    await reviewsOf(...Array.from({ length: 250 }, (_, index) => index + 1));
    expect(reader.usage()).toMatchObject({ calls: 4, points: { used: 4, remaining: 4996 } });
    expect(github.counted("acme")).toBe(4);
  });

  test.each([
    ["its points are used up", { points: 1 }],
    ["it was asked too fast", { burst: { requests: 1, seconds: 60 } }],
  ])("are put off when %s, and nobody sleeps", async (_why, limit) => {
    const { reviewsOf, github } = await opened(REVIEWED);
    github.setQuota("acme", limit);
    await reviewsOf(1);
    const error = await errorOf(reviewsOf(1));
    expect(error.kind).toBe("limited");
    expect(error.retryAfterSeconds).toBeGreaterThan(0);
  });

  test("are refused by GitHub in an answer of status 200, too", async () => {
    const { reviewsOf, github } = await opened(REVIEWED);
    github.setQuota("acme", { points: 0 });
    expect((await errorOf(reviewsOf(1))).kind).toBe("limited");
  });
});

describe("an answer of GraphQL", () => {
  const answering = async (body: unknown, status = 200) => {
    const { reader, received } = await startGitHub(() => ({ status, body: body as object }));
    const ask = () => reader.reviewsOf([1, 2].map((number) => ({ repository: REPOSITORY, number })));
    return { ask, received };
  };
  const at = "2026-11-27T10:00:00Z";
  const told = (author: object | null) => ({
    reviews: { pageInfo: { hasNextPage: false }, nodes: [{ submittedAt: at, author }] },
  });
  const ada = { __typename: "User", login: "ada", databaseId: 7 };

  test("with an error within one part tells the other, and makes nobody of whom it does not name", async () => {
    const data = { r0: { q0: told(null), q1: told(ada) } };
    const errors = [{ path: ["r0", "q0", "reviews", "nodes", 0, "author"], message: "Something broke" }];
    const { ask } = await answering({ data, errors });
    expect(await ask()).toEqual([null, [{ at, accountId: 7, isBot: false }]]);
    const deleted = await answering({ data });
    expect((await deleted.ask())[0]).toEqual([{ at, accountId: null, isBot: false }]);
  });

  test.each([
    ["an error that says not where", { data: { r0: {} }, errors: [{ message: "?" }] }, "unreadable"],
    ["nothing but errors", { data: null, errors: [{ type: "FORBIDDEN", message: "No" }] }, "refused"],
    [
      "a limit",
      { data: { r0: {} }, errors: [{ message: "You have exceeded a secondary rate limit" }] },
      "limited",
    ],
    [
      "its own time-out",
      { data: null, errors: [{ message: "Something went wrong while executing your query." }] },
      "unavailable",
    ],
    ["no data", { hello: "world" }, "unreadable"],
    ["errors that are none", { data: {}, errors: "no" }, "unreadable"],
    ["an error that is nothing", { data: {}, errors: [null] }, "unreadable"],
  ])("of %s tells of nothing", async (_what, body, kind) => {
    const { ask } = await answering(body);
    expect((await errorOf(ask())).kind).toBe(kind);
  });

  test.each([
    [401, "refused"],
    [403, "refused"],
    [502, "unavailable"],
  ])("of status %s tells of nothing", async (status, kind) => {
    const { ask } = await answering({ message: "No" }, status);
    expect((await errorOf(ask())).kind).toBe(kind);
  });
});

describe("GitHub's own schema", () => {
  const whole = buildSchema(schema.idl, { assumeValidSDL: true });

  test("knows every question that is sent", async () => {
    const { reader, received } = await startGitHub(() => ({ body: { data: {} } }));
    await reader.reviewsOf([{ repository: REPOSITORY, number: 1 }]);
    await reader.detailsOf([{ repository: REPOSITORY, sha: sha(1) }]);
    const queries = received.map(({ body }) => JSON.parse(body).query as string);
    expect(queries).toHaveLength(2);
    expect(queries.flatMap((query) => validate(whole, parse(query)))).toEqual([]);
  });

  test("has all that the simulated one has, of the same types and arguments", () => {
    const known = fieldsOf(whole);
    const simulated = [...fieldsOf(SCHEMA)];
    expect(simulated.length).toBeGreaterThan(30);
    expect(simulated.map(([name]) => [name, known.get(name)?.type])).toEqual(
      simulated.map(([name, { type }]) => [name, type]),
    );
    for (const [name, { given }] of simulated)
      expect(known.get(name)?.given).toEqual(expect.arrayContaining(given));
  });
});

function fieldsOf(of: GraphQLSchema): Map<string, { type: string; given: string[] }> {
  const types = Object.values(of.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = types
    .filter(({ name }) => !name.startsWith("__"))
    .flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field] as const));
  return new Map(
    fields.map(([type, { name, args, type: answer }]) => [
      `${type}.${name}`,
      { type: String(answer), given: args.map((one) => `${one.name}: ${one.type}`) },
    ]),
  );
}
