import { report as shape } from "../../db/report-shape.ts";
import { ORG, ok, operation } from "../operation.ts";
import { reportQuery } from "../query.ts";

export const report = {
  get: operation("GET", `${ORG}/dora`, {
    summary: "The report: every figure with its sample size, series, origins and breakdowns",
    access: "viewer",
    query: reportQuery({}),
    answer: ok(shape),
  }),
};
