import { dataQuality as quality } from "../../db/data-quality.ts";
import { ORG, ok, operation } from "../operation.ts";

export const dataQuality = {
  get: operation("GET", `${ORG}/data-quality`, {
    summary: "How far the numbers can be trusted: coverage, gaps, and what production events of 90 days lack",
    access: "viewer",
    answer: ok(quality),
  }),
};
