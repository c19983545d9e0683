import { expect, test } from "vitest";
import { settingsEffect } from "#lib/domain/metrics/settings-effect.ts";
import { figures } from "../../fixtures/report.ts";

test("the effect of settings tells each headline before and after, the failure rate by the denominator that is proposed", () => {
  const before = figures();
  const after = {
    ...before,
    deployment_frequency: { ...before.deployment_frequency, deployments: 150, value: 5 },
    change_failure_rate: { ...before.change_failure_rate, ofEvaluated: 0.2, ofAll: 0.1 },
  };
  const effect = settingsEffect(
    { figures: before, denominator: "evaluated" },
    { figures: after, denominator: "all" },
  );
  expect(effect[0]).toEqual({ what: "deployments", before: 138, after: 150 });
  const rate = effect.find(({ what }) => what === "change_failure_rate");
  expect(rate).toEqual({
    what: "change_failure_rate",
    before: before.change_failure_rate.ofEvaluated,
    after: 0.1,
  });
});
