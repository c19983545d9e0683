import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { deliver, replacedReply, spoiledRows } from "../delivery.ts";
import type { Fault } from "../fault.ts";
import { type Exchange, listen } from "../listening.ts";
import { jsonReply, type Reply } from "../reply.ts";
import { headerOf } from "../routes.ts";
import type { SimulatorClock } from "../simulator-clock.ts";
import type { Account, Grant } from "./account.ts";
import { appAnswer, isAppToken } from "./app.ts";
import type { Answer } from "./call.ts";
import { controlReply } from "./control.ts";
import type { accountInput } from "./control-input.ts";
import { GitHub } from "./github.ts";
import { graphqlAnswer } from "./graphql.ts";
import { JSON_TYPE, notFound, Refusal } from "./refusal.ts";
import { answer } from "./routes.ts";

const GRAPHQL = "/graphql";

export interface GitHubOptions {
  /** A free port unless given. */
  port?: number | undefined;
  accounts?: z.input<typeof accountInput>[] | undefined;
  /** Stops the clock here. */
  frozenAt?: Date | undefined;
  /** That of another simulator, to be the same time at both. */
  clock?: SimulatorClock | undefined;
}

export interface RunningGitHub {
  url: string;
  control: GitHub;
  /** Ends at once, stalled connections included. */
  close: () => Promise<void>;
}

/** Starts GitHub's REST API and GraphQL on the loopback interface, with its control API under `/control/`. */
export async function startGitHub(options: GitHubOptions = {}): Promise<RunningGitHub> {
  const control = new GitHub(options.clock);
  if (options.frozenAt) control.clock.freeze(options.frozenAt);
  for (const account of options.accounts ?? []) control.createAccount(account);
  const { url, close } = await listen(options.port ?? 0, (exchange) => serve(control, exchange));
  return { url, control, close };
}

async function serve(github: GitHub, { request, response, signal }: Exchange): Promise<void> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
  const method = request.method ?? "GET";
  const body = await buffer(request);
  if (url.pathname.startsWith("/control/")) {
    deliver(response, controlReply(github, { method, url, body: body.toString() }), null);
    return;
  }
  const path = `${url.pathname}${url.search}`;
  const token = tokenOf(request);
  const opened = github.grantOf(token);
  const fault = github.faults.take(opened?.account.id ?? null, path);
  const entry = github.log.add({
    at: github.clock.now().toISOString(),
    account: opened?.account.id ?? null,
    method,
    path,
    hasToken: token !== null,
    isConditional: headerOf(request.headers, "if-none-match") !== null,
    status: null,
    cost: 0,
    fault: fault?.kind ?? null,
  });
  const delay = (opened?.account.latencyMs ?? github.latencyMs) + (fault?.kind === "delay" ? fault.ms : 0);
  if (delay > 0) await wait(delay, undefined, { signal });
  opened?.account.advanceTo(github.now());
  const asked = { github, request, method, url, body: body.toString(), fault, opened };
  const { reply, cost } = replaced(asked) ?? trueReply(asked);
  entry.cost = cost;
  if (fault?.kind !== "reset" && fault?.kind !== "stall") entry.status = reply.status;
  deliver(response, reply, fault);
}

interface Asked {
  github: GitHub;
  request: IncomingMessage;
  method: string;
  url: URL;
  body: string;
  fault: Fault | null;
  opened: Opened | null;
}

interface Opened {
  account: Account;
  grant: Grant;
}

interface Counted {
  reply: Reply;
  cost: number;
}

function replaced({ fault }: Asked): Counted | null {
  const reply = fault && replacedReply(fault);
  return reply && { reply, cost: 0 };
}

/** What GitHub answers, with the headers of its limits. An unchanged answer costs nothing. */
function trueReply(asked: Asked): Counted {
  const { github, opened, url } = asked;
  if (!opened)
    return { reply: isAppToken(tokenOf(asked.request)) ? appReply(asked) : stranger(asked), cost: 0 };
  const isOfPoints = url.pathname === GRAPHQL;
  const quota = isOfPoints ? opened.account.points : opened.account.quota;
  const { reply, cost } = isOfPoints ? graphqlReply(asked, opened) : restReply(asked, opened);
  quota.spend(cost);
  const headers = { ...reply.headers, ...commonHeaders(opened.grant), ...quota.headers(github.now()) };
  return { reply: { ...reply, headers }, cost };
}

function restReply(asked: Asked, opened: Opened): Counted {
  const reply = answerOrRefusal(asked, opened);
  const isFree = reply.status === 304 || isLimit(reply) || asked.url.pathname === "/rate_limit";
  return { reply, cost: isFree ? 0 : 1 };
}

function graphqlReply({ github, method, body }: Asked, { account, grant }: Opened): Counted {
  const now = github.now();
  let cost = 0;
  const reply = refused(() => {
    if (method !== "POST") throw notFound();
    account.points.admit(now);
    const answered = graphqlAnswer({ account, grant, now }, body);
    cost = answered.points;
    return jsonReply(200, answered.body, JSON_TYPE);
  });
  return { reply, cost };
}

function appReply({ github, method, url }: Asked): Reply {
  const call = { method, path: url.pathname, accounts: github.accounts(), now: github.now() };
  return refused(() => replyOf(appAnswer(call), null));
}

function refused(answer: () => Reply): Reply {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}

function isLimit(reply: Reply): boolean {
  return reply.status === 403 && String(reply.body).includes("rate limit");
}

function stranger({ request }: Asked): Reply {
  const words = tokenOf(request) === null ? "Requires authentication" : "Bad credentials";
  return new Refusal(401, words).reply;
}

function answerOrRefusal(asked: Asked, opened: Opened): Reply {
  const { github, method, url, fault, request } = asked;
  const now = github.now();
  return refused(() => {
    if (url.pathname !== "/rate_limit") opened.account.quota.admit(now);
    const reply = replyOf(answer({ method, url, ...opened, now }), fault);
    return conditional(reply, headerOf(request.headers, "if-none-match"));
  });
}

function replyOf(answered: Answer, fault: Fault | null): Reply {
  const link = answered.link ?? null;
  const headers = { "content-type": JSON_TYPE, ...(link !== null && { link }) };
  if ("body" in answered)
    return { status: answered.status ?? 200, headers, body: JSON.stringify(answered.body) };
  const rows = spoiledRows(
    answered.rows.map((row) => JSON.stringify(row)),
    fault,
  );
  const list = `[${rows.join(",")}]`;
  if (answered.key === undefined) return { status: 200, headers, body: list };
  const beside = JSON.stringify(answered.beside ?? {}).slice(1, -1);
  return { status: 200, headers, body: `{${beside},${JSON.stringify(answered.key)}:${list}}` };
}

function conditional(reply: Reply, known: string | null): Reply {
  const etag = `W/"${createHash("sha256").update(reply.body).digest("hex")}"`;
  const kept = { etag, "cache-control": "private, max-age=60, s-maxage=60", vary: "Accept, Authorization" };
  const bare = (text: string) => text.replace(/^W\//, "");
  if (known !== null && bare(known) === bare(etag)) return { status: 304, headers: kept, body: "" };
  return { ...reply, headers: { ...reply.headers, ...kept } };
}

function commonHeaders({ expiresAt }: Grant): Record<string, string> {
  const expiry = expiresAt
    ?.toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
  return {
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": "2022-11-28",
    "x-github-request-id": "51M0:1A70:5EED:0:0",
    ...(expiry !== undefined && { "github-authentication-token-expiration": expiry }),
  };
}

function tokenOf({ headers }: IncomingMessage): string | null {
  return /^(?:token|bearer) (.+)$/i.exec(headerOf(headers, "authorization") ?? "")?.[1] ?? null;
}
