import { organization, organizationSummary } from "../../db/organizations.ts";
import * as inputs from "../inputs.ts";
import { accepted, created, listOf, ORG, ok, operation } from "../operation.ts";
import { pageQuery } from "../query.ts";

export const organizations = {
  list: operation("GET", "/api/v1/orgs", {
    summary: "The caller's organisations and roles, by name",
    access: "caller",
    query: pageQuery,
    answer: ok(listOf(organizationSummary)),
  }),
  create: operation("POST", "/api/v1/orgs", {
    summary: "Create an organisation with the caller as its owner",
    access: "person",
    body: inputs.newOrganization,
    answer: created(organizationSummary),
  }),
  get: operation("GET", ORG, {
    summary: "One organisation: the caller's role and its settings",
    access: "viewer",
    answer: ok(organization),
  }),
  update: operation("PATCH", ORG, {
    summary: "Change settings; those not named stay",
    access: "admin",
    body: inputs.organizationChange,
    answer: ok(organization),
  }),
  delete: operation("DELETE", ORG, {
    summary:
      "Delete the organisation whose name is given: it ends at once, and all that it held goes in batches",
    access: "owner",
    personOnly: true,
    body: inputs.organizationEnd,
    answer: accepted,
  }),
};
