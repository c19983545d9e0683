import { member } from "../../db/members.ts";
import * as inputs from "../inputs.ts";
import { done, listOf, ORG, ok, operation } from "../operation.ts";
import { pageQuery } from "../query.ts";

export const members = {
  list: operation("GET", `${ORG}/members`, {
    summary: "Members, newest first",
    access: "viewer",
    query: pageQuery,
    answer: ok(listOf(member)),
  }),
  change: operation("PATCH", `${ORG}/members/{id}`, {
    summary:
      "Change the role or the status of a member, at most up to one's own role; owners are changed by owners",
    access: "admin",
    body: inputs.memberChange,
    answer: ok(member),
  }),
  remove: operation("DELETE", `${ORG}/members/{id}`, {
    summary: "Leave, by one's own id; or, for an admin, remove a member of at most one's own role",
    access: "viewer",
    answer: done,
  }),
};
