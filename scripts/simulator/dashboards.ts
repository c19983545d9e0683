import { randomUUID } from "node:crypto";
import { z } from "zod";
import { RefusedRequest } from "./reply.ts";

const JSON_TYPE = "application/json";
export const DASHBOARDS_SCOPE = "dashboards_write";

const layout = z.strictObject({
  x: z.int().min(0).max(11),
  y: z.int().min(0),
  width: z.int().min(1).max(12),
  height: z.int().min(1),
});
const query = z.strictObject({
  data_source: z.literal("metrics"),
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  query: z
    .string()
    .regex(
      /^(?:avg|sum|min|max):[A-Za-z][A-Za-z0-9_.]*\{[^{}]+\}(?: by \{[^{}]+\})?(?:\.rollup\((?:avg|max|min|sum), \d+\))?$/,
    ),
  aggregator: z.literal(["avg", "last", "max", "min", "sum"]).optional(),
});
const format = z.strictObject({
  comparator: z.literal(["=", ">", ">=", "<", "<="]),
  value: z.number(),
  palette: z.string(),
});
const formula = z.strictObject({
  formula: z.string().min(1),
  alias: z.string().optional(),
  cell_display_mode: z.literal(["number", "bar", "trend"]).optional(),
  conditional_formats: z.array(format).optional(),
});
const request = z.strictObject({
  response_format: z.literal("scalar"),
  queries: z.array(query).min(1),
  formulas: z.array(formula).min(1),
  conditional_formats: z.array(format).optional(),
});
const requests = z.array(request).min(1);

const color = z.string().regex(/^#[0-9A-F]{6}$/);
/** As Datadog's packages for other languages describe it. */
const heatgrid = z.strictObject({
  type: z.literal("heatgrid"),
  title: z.string().optional(),
  time: z.strictObject({ live_span: z.literal(["1d", "2d", "1w", "1mo"]) }).optional(),
  requests: z
    .array(
      z.strictObject({
        response_format: z.literal("timeseries"),
        queries: z.array(query).min(1),
        formulas: z.array(z.strictObject({ formula: z.string().min(1) })).length(1),
      }),
    )
    .min(1),
  sort: z.strictObject({
    nesting_display: z.literal("flat"),
    sort_by: z.strictObject({ property: z.literal("label"), order: z.literal(["asc", "desc"]) }),
  }),
  color: z.strictObject({
    mode: z.literal("discrete"),
    source: z.literal("custom"),
    bins: z
      .tuple([z.strictObject({ color })], z.strictObject({ color, lower_bound: z.number() }))
      .refine((bins) => bins.length >= 2 && bins.length <= 6, "two to six bins"),
  }),
  legend: z.strictObject({ show_caption: z.boolean() }).optional(),
  label_column: z.strictObject({ width: z.literal(["xs", "s", "m", "l", "xl"]) }).optional(),
});

const definition = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("note"),
    content: z.string().min(1),
    background_color: z.string(),
    font_size: z.string(),
    text_align: z.literal(["center", "left", "right"]),
    vertical_align: z.literal(["center", "top", "bottom"]),
    show_tick: z.boolean(),
    has_padding: z.boolean(),
  }),
  z.strictObject({
    type: z.literal("query_value"),
    autoscale: z.boolean(),
    precision: z.int(),
    requests: requests.max(1),
  }),
  z.strictObject({
    type: z.literal("query_table"),
    title: z.string(),
    has_search_bar: z.literal(["always", "never", "auto"]),
    requests,
  }),
  heatgrid,
  z.strictObject({
    type: z.literal("wildcard"),
    title: z.string(),
    requests,
    // A specification without this wrapper is refused: "'type' is a required property".
    specification: z.strictObject({
      type: z.literal(["vega", "vega-lite"]),
      contents: z.looseObject({ $schema: z.url() }),
    }),
  }),
  z.strictObject({
    type: z.literal("image"),
    url: z.url().regex(/\.(?:png|jpe?g|gif)(?:\?|$)/),
    url_dark_theme: z.url(),
    sizing: z.literal(["fill", "contain", "cover", "none", "scale-down"]),
    margin: z.literal(["sm", "md", "lg"]),
    has_background: z.boolean(),
    has_border: z.boolean(),
    horizontal_align: z.literal(["center", "left", "right"]),
    vertical_align: z.literal(["center", "top", "bottom"]),
  }),
]);

const dashboard = z.strictObject({
  title: z.string().min(1),
  description: z.string().optional(),
  layout_type: z.literal("ordered"),
  reflow_type: z.literal("fixed"),
  widgets: z.array(z.strictObject({ definition, layout })).min(1),
});

/** The dashboards of one account. Strict: what Datadog would only pass over is refused, too. */
export class Dashboards {
  #all = new Map<string, unknown>();

  /** Made anew without an id; null for an id that is not there. */
  put(id: string | null, text: string): { id: string; url: string } | null {
    if (id !== null && !this.#all.has(id)) return null;
    const own = id ?? randomUUID().slice(0, 11);
    this.#all.set(own, read(text));
    return { id: own, url: `/dashboard/${own}/made` };
  }

  get(id: string): unknown {
    return this.#all.get(id) ?? null;
  }

  /** Each as it was sent last. */
  all(): { id: string; body: unknown }[] {
    return [...this.#all].map(([id, body]) => ({ id, body }));
  }

  remove(id: string): boolean {
    return this.#all.delete(id);
  }

  get size(): number {
    return this.#all.size;
  }
}

function read(text: string): unknown {
  try {
    return dashboard.parse(JSON.parse(text));
  } catch (error) {
    const words =
      error instanceof z.ZodError ? z.prettifyError(error) : "Payload is not in the expected format";
    throw new RefusedRequest(400, [words], JSON_TYPE);
  }
}
