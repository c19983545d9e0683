import { describe, expect, test } from "vitest";
import { deploymentOf, incidentOf } from "../../fixtures/dora-events.ts";

describe("tags", () => {
  const tagsOf = (fields: Record<string, unknown>) => deploymentOf({ custom: null, ...fields }).tags;

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "a list",
      { custom_tags: ["department:engineering", "app_type:backend"] },
      ["app_type:backend", "department:engineering"],
    ],
    ["one text", { custom_tags: "tier:1" }, ["tier:1"]],
    [
      "an object of lists",
      { custom: { language: ["jvm", "go"], tier: ["1"] } },
      ["language:go", "language:jvm", "tier:1"],
    ],
    [
      "an object of values",
      { custom: { language: "jvm", tier: 1, paid: true } },
      ["language:jvm", "paid:true", "tier:1"],
    ],
    ["an object under the list's name", { custom_tags: { tier: ["1"] } }, ["tier:1"]],
    [
      "both names",
      { custom_tags: ["tier:1"], custom: { tier: ["1"], language: ["jvm"] } },
      ["language:jvm", "tier:1"],
    ],
    ["nothing", { custom_tags: null, custom: undefined }, []],
    ["what is no text", { custom_tags: [null, {}, [["a"]], "", " ", "tier:1"], custom: 5 }, ["5", "tier:1"]],
  ])("come as %s", (_, fields, tags) => {
    expect(tagsOf(fields)).toEqual(tags);
    expect(incidentOf({ custom: null, ...fields }).tags).toEqual(tags);
  });

  test("are distinct without case, by the first spelling, whatever their order", () => {
    expect(tagsOf({ custom_tags: ["Tier:1", "tier:1", "a:b"] })).toEqual(["Tier:1", "a:b"]);
    const hashes = [
      ["a:b", "c:d"],
      ["c:d", "a:b"],
    ].map((custom_tags) => deploymentOf({ custom_tags }).payloadHash);
    expect(new Set(hashes).size).toBe(1);
  });

  test("are at most 100 of 200 characters, none cut within a pair", () => {
    const many = Array.from({ length: 150 }, (_, index) => `t:${index}`);
    expect(tagsOf({ custom_tags: many })).toHaveLength(100);
    const long = `${"x".repeat(199)}😀`;
    expect(tagsOf({ custom_tags: [long] })).toEqual(["x".repeat(199)]);
  });
});

describe("averages of stages", () => {
  const averagesOf = (averaged_metrics: unknown) => deploymentOf({ averaged_metrics }).averages;

  test("are read in seconds, each that is given", () => {
    expect(
      averagesOf({ time_to_pr_ready: 6, merge_time: 420.4, time_to_deploy: "12", review_time: 0 }),
    ).toEqual({
      time_to_pr_ready: 6,
      review_time: 0,
      merge_time: 420,
      time_to_deploy: 12,
    });
  });

  test.each([[undefined], [null], [{}], [[]], ["x"], [7]])("of %j are none", (value) => {
    expect(averagesOf(value)).toEqual({});
  });

  test("that are negative, no number or of no stage are not known, and cost no deployment", () => {
    const odd = {
      merge_time: -1,
      review_time: "soon",
      deploy_time: null,
      time_to_deploy: "",
      change_lead_time: 5,
    };
    expect(averagesOf({ ...odd, time_to_pr_ready: {} })).toEqual({});
    expect(averagesOf({ merge_time: 1e308, review_time: "1e400", deploy_time: " 40 " })).toEqual({
      deploy_time: 40,
    });
  });
});
