import { reportInParts } from "../../db/report.ts";
import { PARTS } from "../../domain/report/report.ts";
import { ORG, ok, operation } from "../operation.ts";
import { reportQuery, someOf } from "../query.ts";

export const report = {
  get: operation("GET", `${ORG}/dora`, {
    summary: "The report: every figure with its sample size, series, origins and breakdowns",
    access: "viewer",
    query: reportQuery({
      parts: someOf(PARTS).describe(
        `Which parts to answer, with commas between them: ${PARTS.join(", ")}; \`previous\` comes with the figures, window and freshness always. Default: all.`,
      ),
    }),
    answer: ok(reportInParts),
  }),
};
