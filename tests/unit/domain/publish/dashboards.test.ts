import { UnparsedObject } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-common/util.js";
import { ObjectSerializer } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v1/models/ObjectSerializer.js";
import { describe, expect, test } from "vitest";
import { dashboardOf } from "#lib/domain/publish/dashboards/build.ts";
import {
  CHECKS,
  type DashboardKind,
  type DashboardWords,
  type Widget,
} from "#lib/domain/publish/dashboards/dashboard.ts";
import { isPictureUrl } from "#lib/domain/publish/dashboards/image.ts";
import type { Publishing } from "#lib/domain/publish/publishing.ts";

const settings: Publishing = {
  enabled: true,
  prefix: "plumbline",
  env: "Live",
  service: "plumbline",
  team: null,
  tags: [],
  connectionId: null,
  resend: true,
  verify: false,
  version: 1,
};
const words: DashboardWords = {
  title: "Repository health",
  description: "Made by Plumbline.",
  check: { tests_passing: 'Tests "passing"' },
  day: (ago) => (ago === 0 ? "Today" : `-${ago}d`),
};
const PICTURE = "https://plumbline.test/i/abcdefghijklmnopqrstuvwxyz.png";

function made(kind: DashboardKind) {
  const dashboard = dashboardOf(kind, { settings, words }, PICTURE);
  if (dashboard === null) throw new Error("no dashboard");
  return dashboard;
}

/** Whatever Datadog's own models could not make sense of, or do not name, anywhere in a value that they read. */
function oddities(value: unknown, path = ""): string[] {
  if (value instanceof UnparsedObject) return [`${path}: not read`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "_unparsed" && inner === true) return [`${path}: not read`];
    if (key === "additionalProperties") return [`${path}: ${Object.keys(inner as object).join(", ")}`];
    return oddities(inner, `${path}.${key}`);
  });
}

describe.each(["values", "table", "image"] as const)("the dashboard %s", (kind) => {
  test("is one that Datadog's own models read whole and write again as it was", () => {
    const json = JSON.parse(JSON.stringify(made(kind)));
    const read = ObjectSerializer.deserialize(json, "Dashboard", "");
    expect(oddities(read)).toEqual([]);
    expect(JSON.parse(JSON.stringify(ObjectSerializer.serialize(read, "Dashboard", "")))).toEqual(json);
  });
});

test("the values are 64 widgets: seven checks on seven days, oldest left, labels, headers and the title", () => {
  const { widgets } = made("values");
  const cells = widgets.filter(({ definition }) => definition.type === "query_value");
  expect([widgets.length, cells.length]).toEqual([64, 49]);
  const places = new Set(widgets.map(({ layout }) => `${layout.x} ${layout.y}`));
  expect(places.size).toBe(64);
  expect(widgets.every(({ layout }) => layout.x + layout.width <= 12)).toBe(true);
  const row = cells.slice(0, 7).map(({ definition }) => JSON.stringify(definition));
  expect(row[0]).toContain("timeshift(merit, -518400)");
  expect(row[6]).toContain('"formula":"merit"');
  expect(row[0]).toContain(
    "avg:plumbline.health.merit{env:live,service:plumbline,repo:all,check:tests_passing}",
  );
});

test("the wildcard's parts are ones that Datadog's own models read: its request and its specification", () => {
  const [widget] = made("wildcard").widgets as [Widget];
  const { definition } = widget;
  expect(Object.keys(definition).toSorted()).toEqual(["requests", "specification", "title", "type"]);
  const [request] = definition.requests as unknown[];
  for (const [part, model] of [
    [request, "TreeMapWidgetRequest"],
    [definition.specification, "WildcardWidgetSpecification"],
    [definition.type, "WildcardWidgetDefinitionType"],
    [widget.layout, "WidgetLayout"],
  ] as const) {
    const read = ObjectSerializer.deserialize(JSON.parse(JSON.stringify(part)), model, "");
    expect(oddities(model === "WildcardWidgetSpecification" ? { type: read.type } : read)).toEqual([]);
  }
});

test("the wildcard colours by two limits and three colours, in a wrapper of type and contents", () => {
  const { definition } = made("wildcard").widgets[0] as Widget;
  const { type, contents } = definition.specification as { type: string; contents: object };
  expect(type).toBe("vega-lite");
  const text = JSON.stringify(contents);
  expect(text).toContain('"domain":[0.3,0.7],"range":["#DC3545","#FFC107","#28A745"]');
  expect(text).toContain('"data":{"name":"table1"}');
  // A word with a quote stays a word of the expression.
  expect(text).toContain(JSON.stringify(JSON.stringify('Tests "passing"')).slice(1, -1));
  expect(CHECKS.every((check) => text.includes(check))).toBe(true);
});

test("the heatgrid has a row a check and a cell a day, red below 0.3 and green from 0.7, asked as Datadog's own models read it", () => {
  const { definition } = made("heatgrid").widgets[0] as Widget;
  const [request] = definition.requests as { queries: { query: string }[] }[];
  expect(request?.queries[0]?.query).toBe(
    "avg:plumbline.health.merit{env:live,service:plumbline,repo:all} by {check}.rollup(avg, 86400)",
  );
  expect(definition.color).toEqual({
    mode: "discrete",
    source: "custom",
    bins: [
      { color: "#DC3545" },
      { color: "#FFC107", lower_bound: 0.3 },
      { color: "#28A745", lower_bound: 0.7 },
    ],
  });
  // What its package for Node knows of it: a request over time, and its time.
  for (const [part, model] of [
    [request, "TimeseriesWidgetRequest"],
    [definition.time, "WidgetLegacyLiveSpan"],
  ] as const) {
    const read = ObjectSerializer.deserialize(JSON.parse(JSON.stringify(part)), model, "");
    expect(oddities(read)).toEqual([]);
  }
});

test("the picture has a dark one beside it, and no outdated way of fitting", () => {
  const { definition } = made("image").widgets[0] as Widget;
  expect(definition).toMatchObject({
    url: PICTURE,
    url_dark_theme: `${PICTURE}?theme=dark`,
    sizing: "contain",
    margin: "md",
  });
  expect(dashboardOf("image", { settings, words }, null)).toBeNull();
});

test.each([
  [PICTURE, true],
  ["http://127.0.0.1:3000/i/abcdefghijklmnopqrstuvwxyz.png", true],
  ["https://plumbline.test/i/abcdefghijklmnopqrstuvwxyz.svg", false],
  ["https://plumbline.test/i/short.png", false],
  ["https://plumbline.test/other.png", false],
  ["javascript:alert(1)//i/abcdefghijklmnopqrstuvwxyz.png", false],
  ["https://plumbline.test/<b>/i/abcdefghijklmnopqrstuvwxyz.png", false],
])("whether a board can show %s: %s", (url, can) => {
  expect(isPictureUrl(url)).toBe(can);
});
