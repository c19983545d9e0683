import { z } from "zod";
import { apiToken, createdToken } from "../../db/tokens.ts";
import * as inputs from "../inputs.ts";
import { created, done, listOf, ORG, ok, operation } from "../operation.ts";
import { pageQuery } from "../query.ts";

/** A secret that is answered once: all that is kept of it is a hash. */
export const issuedToken = createdToken.extend({ token: z.string() });

export const tokens = {
  list: operation("GET", `${ORG}/tokens`, {
    summary: "API tokens, newest first; never a token itself",
    access: "admin",
    query: pageQuery,
    answer: ok(listOf(apiToken)),
  }),
  create: operation("POST", `${ORG}/tokens`, {
    summary: "Make an API token. It is shown this once. One made with a token ends with that token",
    access: "admin",
    body: inputs.newToken,
    answer: created(issuedToken),
  }),
  revoke: operation("DELETE", `${ORG}/tokens/{id}`, {
    summary: "End a token and those made with it, at once and for good",
    access: "admin",
    answer: done,
  }),
};
