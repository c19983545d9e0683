import { type DocumentNode, executeSync, type GraphQLError, parse, validate } from "graphql";
import { z } from "zod";
import { isoSeconds } from "../timestamps.ts";
import { type Cost, costOf } from "./graphql-cost.ts";
import { type Asking, repositoryNamed } from "./graphql-objects.ts";
import { SCHEMA } from "./graphql-schema.ts";
import { Refusal } from "./refusal.ts";

const MOST_NODES = 500_000;

const question = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() });

/** What GraphQL answers, with status 200 whatever it says, and the points that it costs. */
export function graphqlAnswer(asking: Asking, body: string): { body: object; points: number } {
  const { query, variables } = questionIn(body);
  const document = parsed(query);
  if ("errors" in document) return { body: { errors: document.errors.map(wireError) }, points: 1 };
  const cost = costOf(document);
  const invalid = [...validate(SCHEMA, document), ...tooManyNodes(cost)];
  if (invalid.length > 0) return { body: { errors: invalid.map(wireError) }, points: 1 };
  const rootValue = { rateLimit: () => rateLimit(asking, cost), ...rootOf(asking) };
  const { data, errors } = executeSync({
    ...{ schema: SCHEMA, document, rootValue },
    variableValues: variables ?? {},
  });
  return { body: { data, ...(errors && { errors: errors.map(wireError) }) }, points: cost.points };
}

function questionIn(body: string): z.output<typeof question> {
  try {
    return question.parse(JSON.parse(body));
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
}

function parsed(query: string): DocumentNode | { errors: GraphQLError[] } {
  try {
    return parse(query);
  } catch (error) {
    return { errors: [error as GraphQLError] };
  }
}

function rootOf(asking: Asking) {
  return { repository: (named: { owner: string; name: string }) => repositoryNamed(asking, named) };
}

function rateLimit({ account, now }: Asking, { points }: Cost) {
  const { limit, remaining, used, reset } = account.points.state(now);
  const left = Math.max(0, remaining - points);
  return { cost: points, limit, remaining: left, used: used + points, resetAt: isoSeconds(reset) };
}

function tooManyNodes({ nodes }: Cost): { message: string; type: string }[] {
  const words = `By the time this query traverses to the end, it is requesting up to ${nodes} possible nodes which exceeds the maximum limit of ${MOST_NODES}.`;
  return nodes > MOST_NODES ? [{ message: words, type: "MAX_NODE_LIMIT_EXCEEDED" }] : [];
}

/** GitHub's kind of error stands beside the words. */
function wireError(error: GraphQLError | { message: string; type: string }): object {
  if ("type" in error) return error;
  const { message, path, locations, extensions } = error;
  const type = extensions.type;
  return { ...(type !== undefined && { type }), ...(path && { path }), locations, message };
}
