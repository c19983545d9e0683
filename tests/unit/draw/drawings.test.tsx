import { Resvg } from "@resvg/resvg-js";
import { describe, expect, test } from "vitest";
import { GROUPS } from "#lib/domain/health/behind.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { PICTURE_KINDS } from "#lib/domain/pictures/picture.ts";
import { withAge } from "#lib/draw/aged.ts";
import { drawPicture } from "#lib/draw/picture.tsx";
import { FONTS, rasterise } from "#lib/draw/rasterise.ts";
import { renderSvg } from "#lib/draw/render-svg.ts";
import { linesOf, textWidth } from "#lib/draw/text-width.ts";
import { THEMES, type ThemeName } from "#lib/draw/theme.ts";
import { sayGroup, sayRow } from "#lib/words/drawing-words.ts";
import { LANGUAGES } from "#lib/words/languages.ts";
import { wordsIn } from "#lib/words/words.ts";
import { sampleGrid, sampleTrend } from "./sample-grid.ts";

const NAMES = ["light", "dark"] as const;
const LOOKS = ["healthy", "warning", "critical", "unknown"] as const;

/** Of every picture here, an hour after its data. */
const drawnAt = new Date("2026-11-28T00:05:30Z");

type Kind = (typeof PICTURE_KINDS)[number];

function draw(
  kind: Kind,
  { scope = "", theme = "light" }: { scope?: string; theme?: ThemeName } = {},
): string {
  const shown =
    kind === "grid" ? { grid: sampleGrid(scope) } : { trend: sampleTrend({ row: "tests_passing" }, scope) };
  return drawPicture({ kind, shown, theme, words: wordsIn("en"), timeZone: "UTC", drawnAt });
}

describe("a picture", () => {
  test.each(PICTURE_KINDS)("of a %s is drawn as it was reviewed", async (kind) => {
    // One element a line, so that a difference can be read.
    const lines = draw(kind).replaceAll("><", ">\n<");
    await expect(`${lines}\n`).toMatchFileSnapshot(`golden/${kind}.svg`);
  });

  test("says what it is of, its days, what its marks mean, until when its data goes and when it was drawn", () => {
    const svg = draw("grid");
    for (const text of ["Repository health", "All repositories", "21 Nov", "27 Nov", "healthy, from 0.70"]) {
      expect(svg).toContain(text);
    }
    expect(svg).toContain("Data until 27 Nov 2026, 23:00, drawn 28 Nov 2026, 00:05 (UTC)");
  });

  test("has no figure on a day that is not known, and says why", () => {
    const svg = draw("grid");
    expect(svg).toContain("Tests passing, 25 Nov: Nothing happened that it could be made of.");
    expect(svg.match(/>\d\.\d\d<\/text>/g)).toEqual(
      ["1.00", "0.80", "0.60", "0.20", "0.10", "0.94"].map((figure) => `>${figure}</text>`),
    );
  });

  test.each(LANGUAGES)("has room in %s for each of its words, however they are drawn", (language) => {
    const words = wordsIn(language);
    const said = [
      ...HEALTH_ROWS.map(({ key }) => sayRow(key, words)),
      ...GROUPS.map((group) => sayGroup(group, words)),
      ...LOOKS.map((look) => words.t(`drawing.legend.${look}`)),
      ...["100,0 %", "1 d 4 h 30 min", words.format.bucketDay("2026-12-28"), "github.com/Ação/ŁĄW"],
    ];
    for (const text of said) {
      expect(textWidth(text, 12), text).toBeGreaterThanOrEqual(drawnWidth(text, 400));
      expect(textWidth(text, 12, "semibold"), text).toBeGreaterThanOrEqual(drawnWidth(text, 600));
    }
  });

  test("breaks a label that is too long at a space, and one without a space never", () => {
    expect(linesOf("Tempo de ciclo das pull requests", 13, 146)).toEqual([
      "Tempo de ciclo das",
      "pull requests",
    ]);
    expect(linesOf("Lead time", 13, 146)).toEqual(["Lead time"]);
    expect(linesOf("a_row_of_a_newer_version", 13, 40)).toEqual(["a_row_of_a_newer_version"]);
  });

  test("says what the groups of its rows are, once", () => {
    const svg = draw("grid");
    expect(svg.match(/>(CI and code|Delivery)</g)).toEqual([">CI and code<", ">Delivery<"]);
  });

  test("hatches neighbouring days that are not known as one, and names the last value that is", () => {
    const svg = draw("trend", { scope: "github.com/acme/web" });
    expect(svg.match(/fill="url\(#hatch-of-trend\)"/g)).toHaveLength(2);
    expect(draw("trend")).toContain('font-weight="600">97.0 %</text>');
  });

  test("has a whole for the axis of a share, and a round number of days for that of a time", () => {
    const trend = sampleTrend({ row: "pull_cycle_time" }, "github.com/acme/web", 30);
    const [kind, words, theme] = ["trend", wordsIn("en"), "light"] as const;
    const svg = drawPicture({ kind, shown: { trend }, theme, words, timeZone: "UTC", drawnAt });
    expect(svg.match(/>[^<>]+<\/text>(?=<\/g>)/g)?.slice(0, 3)).toEqual(
      ["0 s", "1 d", "2 d"].map((said) => `>${said}</text>`),
    );
    expect(draw(kind)).toContain(">100.0 %</text>");
  });

  test("has two lines for its times where one has no room for both", () => {
    const trend = sampleTrend({ row: "tests_passing" });
    const timeZone = "America/Argentina/ComodRivadavia";
    const svg = drawPicture({
      ...{ kind: "card", shown: { trend }, theme: "light", words: wordsIn("pt-BR") },
      ...{ timeZone, drawnAt },
    });
    const lines = [...svg.matchAll(/y="(\d+)" font-size="12" fill="#565e6c">((?:Dados|desenhada)[^<]+)/g)];
    expect(lines.map(([, y, text]) => [y, text])).toEqual([
      ["208", "Dados até 27 nov 2026, 20:00,"],
      ["224", `desenhada em 27 nov 2026, 21:05 (${timeZone})`],
    ]);
  });

  test("has no figures on the axis of a trend of which no value is known", () => {
    const trend = sampleTrend({ row: "ci_duration_p90" });
    const [kind, words, theme] = ["trend", wordsIn("en"), "light"] as const;
    const svg = drawPicture({ kind, shown: { trend }, theme, words, timeZone: "UTC", drawnAt });
    expect(svg.match(/text-anchor="end"/g)).toBeNull();
    expect(svg).not.toMatch(/>(0 s|1 m)/);
    expect(draw(kind).match(/text-anchor="end"/g)).toHaveLength(3);
  });

  test("draws no line across a day that is not known", () => {
    const lines = draw("trend").match(/<polyline points="[^"]+"/g) ?? [];
    expect(lines.map((line) => line.split(" ").length - 1)).toEqual([4, 2]);
  });

  test("shows the last day that somebody looked at, and by its band", () => {
    expect(draw("badge")).toContain("<title>Tests passing: 97.0 %, healthy</title>");
    expect(draw("badge", { scope: "github.com/acme/web" })).toContain("not known");
    expect(draw("card")).toContain("0.94, healthy");
  });
});

/** As the font of the PNG has it. */
function drawnWidth(text: string, weight: number): number {
  const letters = `<text font-family="Inter" font-size="12" font-weight="${weight}">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="40">${letters}</svg>`;
  return new Resvg(svg, { font: FONTS }).getBBox()?.width ?? Number.NaN;
}

/** The contrast of two colours by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channelsOf = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

describe.each(NAMES)("the %s theme", (name) => {
  const theme = THEMES[name];

  test("is legible: texts pass AA on their grounds, and marks 3:1 on theirs and on the paper", () => {
    for (const look of LOOKS) {
      expect(contrast(theme.ink, theme.ground[look])).toBeGreaterThan(4.5);
      expect(contrast(theme.mark[look], theme.ground[look])).toBeGreaterThan(3);
      // A badge writes in the colour of the paper.
      expect(contrast(theme.mark[look], theme.paper)).toBeGreaterThan(4.5);
    }
    for (const text of [theme.text, theme.muted]) expect(contrast(text, theme.paper)).toBeGreaterThan(4.5);
    for (const shape of [theme.hatch, theme.accent]) expect(contrast(shape, theme.paper)).toBeGreaterThan(3);
  });

  test("paints each band of the PNG in its own colour", () => {
    expect(new Set(Object.values(theme.ground)).size).toBe(4);
    const image = new Resvg(draw("grid", { theme: name })).render();
    // Near the upper left corner of the first row's cells, beside shape and figure.
    const colourAt = (day: number) => {
      const at = (128 * image.width + Math.round(304 + day * 124.6)) * 4;
      return [...image.pixels.subarray(at, at + 3)];
    };
    const { healthy, warning, critical } = theme.ground;
    expect([0, 2, 3].map(colourAt)).toEqual([healthy, warning, critical].map(channelsOf));
  });
});

describe("a picture of a metric that is no row", () => {
  const metric = "github.prs.avg_time_to_merge_hours";
  const drawn = (kind: Kind, of: object, scope = "github.com/acme/web") => {
    const shown = { trend: sampleTrend(of, scope) };
    return drawPicture({ kind, shown, theme: "light", words: wordsIn("en"), timeZone: "UTC", drawnAt });
  };

  test("has its name, its value and its unit, and no band that nobody gave it", () => {
    const open = { metric: "github.prs.open" };
    expect(drawn("card", open)).toContain(">Open pull requests</text>");
    for (const kind of ["card", "badge", "trend"] as const) {
      expect(drawn(kind, open)).not.toMatch(/healthy|warning|critical/);
    }
  });

  test("is judged where a row reads the same", () => {
    expect(drawn("card", { metric })).toContain(">Time to merge</text>");
    expect(drawn("card", { metric })).toContain("1.00, healthy");
    expect(drawn("card", { metric })).toBe(
      drawn("card", { row: "pull_cycle_time" }).replaceAll("Pull request cycle time", "Time to merge"),
    );
  });
});

describe("what a name holds", () => {
  const hostile = "</text><script>alert(1)</script><a href='javascript:x'>&\"\u0000\u202e]]>";

  test("is letters in a picture, and never markup, for every kind", () => {
    for (const kind of PICTURE_KINDS) {
      const svg = draw(kind, { scope: hostile });
      const tags = new Set([...svg.matchAll(/<([a-z]+)/gi)].map(([, tag]) => tag));
      for (const tag of tags) {
        expect([
          "svg",
          "title",
          "defs",
          "pattern",
          "rect",
          "text",
          "g",
          "path",
          "line",
          "polyline",
          "circle",
        ]).toContain(tag);
      }
      for (const odd of ["\u0000", "\u202e"]) expect(svg).not.toContain(odd);
      expect(rasterise(svg).subarray(1, 4).toString()).toBe("PNG");
    }
  });

  test("does not let in an element or attribute that no drawing has", () => {
    expect(() => renderSvg(<script>alert(1)</script>)).toThrow("no drawing has script");
    expect(() => renderSvg(<g style={{ color: "red" }} />)).toThrow("style is no attribute");
    expect(renderSvg(<g id={'a"b<c'} />)).toBe('<g id="a&quot;b&lt;c"></g>');
  });
});

test("the last good picture says its age under itself, or is none", () => {
  const aged = withAge(draw("grid"), "Last drawn <3 h> ago", "light");
  expect(aged).toMatch(/^<svg [^>]*width="1200" height="822">/);
  expect(aged).toContain("Last drawn &lt;3 h&gt; ago</text></svg>");
  expect(rasterise(aged).subarray(1, 4).toString()).toBe("PNG");
  expect(() => withAge("<svg></svg>", "Last drawn 3 h ago", "light")).toThrow("no drawing of ours");
});
