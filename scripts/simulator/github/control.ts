import type { z } from "zod";
import { type ControlRequest, type ControlRoute, dispatched, route } from "../control-routes.ts";
import { faultInput } from "../fault.ts";
import type { Reply } from "../reply.ts";
import { clockInput } from "../simulator-clock.ts";
import * as input from "./control-input.ts";
import type { GitHub } from "./github.ts";
import { quotaInput } from "./quota.ts";

/** Each operation checks what it is given. */
type Input<Schema extends z.ZodType> = z.input<Schema>;

interface ControlCall {
  github: GitHub;
  body: unknown;
  account: string;
  /** owner/name */
  repository: string;
  id: string;
  only: string | undefined;
}

const ACCOUNT = "/control/accounts/(?<account>[^/]+)";
const REPOSITORY = `${ACCOUNT}/repositories/(?<repository>[^/]+/[^/]+)`;

const routes: ControlRoute<ControlCall>[] = [
  route("GET /control/accounts", ({ github }) => github.summaries()),
  route("POST /control/accounts", ({ github, body }) => {
    github.createAccount(body as Input<typeof input.accountInput>);
  }),
  route(`DELETE ${ACCOUNT}`, ({ github, account }) => github.deleteAccount(account)),
  route(`PUT ${ACCOUNT}/grants`, ({ github, account, body }) =>
    github.grant(account, body as Input<typeof input.grantInput>),
  ),
  route(`POST ${ACCOUNT}/revoke`, ({ github, account }) => github.revoke(account)),
  route(`PUT ${ACCOUNT}/quota`, ({ github, account, body }) =>
    github.setQuota(account, quotaInput.parse(body)),
  ),
  route(`POST ${ACCOUNT}/repositories`, ({ github, account, body }) => {
    github.addRepository(account, body as Input<typeof input.repositoryInput>);
  }),
  route(`POST ${REPOSITORY}`, ({ github, account, repository, body }) =>
    github.addTo(account, repository, body as Input<typeof input.contentInput>),
  ),
  route(`DELETE ${REPOSITORY}`, ({ github, account, repository }) =>
    github.removeRepository(account, repository),
  ),
  route(`POST ${REPOSITORY}/rename`, ({ github, account, repository, body }) =>
    github.rename(account, repository, input.renameInput.parse(body).to),
  ),
  route(`DELETE ${REPOSITORY}/commits/(?<id>[^/]+)`, ({ github, account, repository, id }) =>
    github.dropCommit(account, repository, id),
  ),
  route("PUT /control/latency", ({ github, body }) => {
    github.latencyMs = input.latencyInput.parse(body).ms;
  }),
  route("GET /control/clock", ({ github }) => ({ now: github.clock.now() })),
  route("PUT /control/clock", ({ github, body }) => {
    github.clock.set(clockInput.parse(body));
    return { now: github.clock.now() };
  }),
  route("POST /control/faults", ({ github, body }) => github.queueFault(faultInput.parse(body))),
  route("DELETE /control/faults", ({ github, only }) => github.clearFaults(only)),
  route("GET /control/requests", ({ github, only }) => github.requests(only)),
  route("GET /control/counts", ({ github, only }) => ({
    counted: github.counted(only),
    all: github.log.counts(),
  })),
  route("POST /control/reset", ({ github }) => github.reset()),
];

/** Answers the control API, as Datadog's does. */
export function controlReply(github: GitHub, request: ControlRequest): Reply {
  return dispatched(routes, request, ({ named, body, only }) => {
    const { account = "", repository = "", id = "" } = named;
    return { github, body, account, repository, id, only };
  });
}
