import { describe, expect, test } from "vitest";
import { companiesOf, repeat } from "../support/company.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";

type Menus = Record<string, { value: string; deployments: number | null }[]>;

describe.each(ONE_DATABASE)("what the filters offer on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);
  const startedAt = new Date(Date.now() - 86_400_000).toISOString();
  const longAgo = new Date(Date.now() - 430 * 86_400_000).toISOString();

  test("the menus offer names by use, spelled as most often", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        ...repeat(3, { startedAt, service: "Checkout", env: "Prod" }, -1),
        ...repeat(2, { startedAt, service: "checkout", env: "staging", team: null }, -1),
        { startedAt, service: "api", env: null, repository: null },
        { startedAt: longAgo, service: "retired" },
        { startedAt, service: "gone", deleted: true },
      ],
    });
    const menus = await company.ask<Menus>("list_filter_values");
    expect(menus).toEqual({
      service: [
        { value: "Checkout", deployments: 5 },
        { value: "api", deployments: 1 },
      ],
      team: [{ value: "core", deployments: 4 }],
      repository: [{ value: "github.com/acme/shop", deployments: 5 }],
      env: [
        { value: "Prod", deployments: 3 },
        { value: "staging", deployments: 2 },
      ],
      tag: [],
    });
  });

  test("tags are those of the newest deployments of every service, most used first, each once whatever the case", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        ...repeat(3, { startedAt, tags: ["tier:1", "Team:Core"] }, -1),
        { startedAt, tags: ["Tier:1", "tier:2"] },
        { startedAt, service: "seldom", tags: ["tier:3"] },
        { startedAt: longAgo, tags: ["tier:old"] },
        { startedAt, tags: ["tier:gone"], deleted: true },
      ],
    });
    const { tag } = await company.ask<Menus>("list_filter_values");
    const named = (value: string) => ({ value, deployments: null });
    expect(tag).toEqual([named("tier:1"), named("Team:Core"), named("tier:2"), named("tier:3")]);
  });

  test("a tag that is another one with each deployment fills its menu to 500, the newest of each service among them", async () => {
    const company = await makeCompany();
    await company.store({
      deployments: [
        ...Array.from({ length: 700 }, (_, build) => ({ startedAt, tags: [`build:${build}`] })),
        { startedAt, service: "seldom", tags: ["a:1"] },
      ],
    });
    const { tag = [] } = await company.ask<Menus>("list_filter_values");
    expect(tag).toHaveLength(500);
    expect(tag[0]?.value).toBe("a:1");
  });
});
