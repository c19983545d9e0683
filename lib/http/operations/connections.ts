import { z } from "zod";
import { countedConnection as stored } from "../../db/connections.ts";
import { chosenRepository } from "../../db/github-connections.ts";
import * as inputs from "../inputs.ts";
import { begun, created, done, listOf, ORG, ok, operation } from "../operation.ts";
import { flag, pageQuery, query } from "../query.ts";
import { saidError, saidReason } from "../saying.ts";

const countedConnection = stored.extend({ lastError: saidError.nullable() });
const startedRun = z.object({ runId: z.uuid() });
const newConnection = countedConnection.extend({
  runId: z.uuid(),
  reconnected: z
    .boolean()
    .describe("A disconnected connection to the same account came back, with all that it held."),
});

const connectedRepository = chosenRepository.extend({ problem: saidReason.nullable() });

export const connections = {
  list: operation("GET", `${ORG}/connections`, {
    summary: "Connections, disconnected ones last; never a key",
    access: "viewer",
    query: pageQuery,
    answer: ok(listOf(countedConnection)),
  }),
  connect: operation("POST", `${ORG}/connections`, {
    summary: "Connect an account after a live check; the first sync or collection starts at once",
    access: "admin",
    body: inputs.newConnection,
    answer: created(newConnection),
  }),
  replaceKeys: operation("PUT", `${ORG}/connections/{id}/credentials`, {
    summary: "Replace both keys or either, or the token, after a live check; a sync is due at once",
    access: "admin",
    body: inputs.credentials,
    answer: ok(countedConnection),
  }),
  sync: operation("POST", `${ORG}/connections/{id}/sync`, {
    summary: "Sync now, or collect now from GitHub, for which `mode` means nothing",
    access: "manager",
    body: inputs.syncRequest,
    bodyOptional: true,
    answer: begun(startedRun),
  }),
  decideVanished: operation("POST", `${ORG}/connections/{id}/vanished`, {
    summary: "Have what the source no longer lists deleted after all, or keep it on purpose",
    access: "admin",
    body: inputs.vanishedDecision,
    answer: begun(z.object({ events: z.number() })),
  }),
  repositories: operation("GET", `${ORG}/connections/{id}/repositories`, {
    summary: "The repositories that a connection to GitHub reads, and what could not be had of each",
    access: "viewer",
    query: pageQuery,
    answer: ok(listOf(connectedRepository)),
  }),
  chooseRepositories: operation("PUT", `${ORG}/connections/{id}/repositories`, {
    summary: "Choose the repositories that a connection to GitHub reads; what was read of others is deleted",
    access: "admin",
    body: inputs.chosenRepositories,
    answer: ok(listOf(connectedRepository)),
  }),
  chooseWorkflows: operation("PUT", `${ORG}/connections/{id}/repositories/{repository}/workflows`, {
    summary: "Say which workflows of a repository have to pass on its default branch",
    access: "admin",
    body: inputs.mergeWorkflows,
    answer: ok(connectedRepository),
  }),
  replay: operation("POST", `${ORG}/connections/{id}/replay`, {
    summary: "Parse the stored payloads and the quarantine again, without a call to their source",
    access: "manager",
    answer: begun(startedRun),
  }),
  disconnect: operation("DELETE", `${ORG}/connections/{id}`, {
    summary: "End a connection and destroy its keys; its events are kept unless purged",
    access: "admin",
    query: query({ purge: flag.describe("`true` deletes the connection's events too. Default: `false`.") }),
    answer: done,
  }),
};
