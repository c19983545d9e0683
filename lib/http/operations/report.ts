import { reportInParts } from "../../db/report.ts";
import { ALL_PARTS, PARTS, ROWS_BY } from "../../domain/report/report.ts";
import { SPLITS } from "../../domain/report/report-query.ts";
import { file, ORG, ok, operation } from "../operation.ts";
import { choice, reportQuery, someOf } from "../query.ts";

export const report = {
  get: operation("GET", `${ORG}/dora`, {
    summary: "The report: every figure with its sample size, series, origins and breakdowns",
    access: "viewer",
    query: reportQuery({
      parts: someOf(ALL_PARTS, PARTS).describe(
        `Which parts to answer, with commas between them: ${ALL_PARTS.join(", ")}; \`previous\` comes with the figures, \`previousSeries\` with the series, window and freshness always. Default: ${PARTS.join(", ")}.`,
      ),
      by: choice(ROWS_BY).describe(
        "By what the rows of the part `rows` are: `service`, `team`, `repository`, `env` or `tag`. Default: service.",
      ),
      split: choice(SPLITS).describe(
        "By what the lines of the part `split` are: `service`, `team` or `origin`. Default: service.",
      ),
    }),
    answer: ok(reportInParts),
  }),
  series: operation("GET", `${ORG}/dora/series.csv`, {
    summary:
      "The series of the report as a CSV file, each bucket beside the one as far into the window that is compared with",
    access: "viewer",
    query: reportQuery({}),
    answer: file,
  }),
};
