import { repository, service } from "../../db/services.ts";
import * as inputs from "../inputs.ts";
import { listOf, ORG, ok, operation } from "../operation.ts";
import { pageQuery } from "../query.ts";

export const services = {
  list: operation("GET", `${ORG}/services`, {
    summary:
      "The services of the last 90 days in all environments, and mapped ones, each with its repository; newest deployment first",
    access: "viewer",
    query: pageQuery,
    answer: ok(listOf(service)),
  }),
  map: operation("PUT", `${ORG}/services/{service}/repository`, {
    summary: "Say which repository a service is deployed from, for deployments for which Datadog names none",
    access: "manager",
    body: inputs.mapping,
    answer: ok(service),
  }),
};

export const repositories = {
  list: operation("GET", `${ORG}/repositories`, {
    summary:
      "The repositories that deployments of the last 90 days come from, in all environments, and mapped ones; newest deployment first",
    access: "viewer",
    query: pageQuery,
    answer: ok(listOf(repository)),
  }),
};
