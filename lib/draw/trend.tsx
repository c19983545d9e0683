import type { Trend } from "../domain/health/trend.ts";
import { sayScope, sayTimes, sayTrend } from "../words/drawing-words.ts";
import type { Words } from "../words/words.ts";
import type { FigureDrawing } from "./card.tsx";
import { Frame, MARGIN } from "./frame.tsx";
import { Legend } from "./legend.tsx";
import { type DrawingName, Hatch } from "./marks.tsx";
import { Sheet, type Size } from "./sheet.tsx";
import type { Box } from "./spark.tsx";
import { PAGE_THEME } from "./theme.ts";
import { plotOf, TrendPlot } from "./trend-plot.tsx";

const SIZE: Size = { width: 1200, height: 400 };
const PLOT: Box = { x: MARGIN, y: 110, width: SIZE.width - 2 * MARGIN, height: 182 };

/** One figure over its days as a picture. */
export function TrendDrawing({ trend, theme, words, ...at }: FigureDrawing) {
  return (
    <Frame
      drawing="trend"
      size={SIZE}
      theme={theme}
      title={sayTrend(trend, words)}
      about={sayScope(trend.scope, words)}
      times={sayTimes({ rows: [trend] }, at, words)}
    >
      <TrendPlot drawing="trend" series={trend} theme={theme} words={words} place={PLOT} lastValue="beside" />
      <Legend
        drawing="trend"
        x={MARGIN}
        y={SIZE.height - 48}
        theme={theme}
        words={words}
        looks={["unknown"]}
      />
    </Frame>
  );
}

/** How a page has it: beside other things, and on a phone, where all days have to fit too. */
const ON_PAGE = {
  trend: {
    size: { width: 840, height: 240 },
    plot: { x: 0, y: 12, width: 840, height: 192 },
    lastValue: "beside",
  },
  "narrow-trend": {
    size: { width: 320, height: 230 },
    plot: { x: 0, y: 30, width: 320, height: 164 },
    lastValue: "above",
  },
} as const satisfies Partial<Record<DrawingName, { size: Size; plot: Box; lastValue: "beside" | "above" }>>;
export type PageTrendName = keyof typeof ON_PAGE;

type PageProps = { drawing: PageTrendName; trend: Trend; words: Words };

/** Where the days begin and end in the drawing, as parts of its width. */
export function daysOfTrend({ drawing, trend, words }: PageProps): { from: number; to: number } {
  const { size, plot, lastValue } = ON_PAGE[drawing];
  const { x, width } = plotOf({ series: trend, words, place: plot, lastValue });
  return { from: x / size.width, to: (x + width) / size.width };
}

/** As a page has it, which says itself what it is. */
export function PageTrend({ drawing, trend, words }: PageProps) {
  const { size, plot, lastValue } = ON_PAGE[drawing];
  const laid = { series: trend, words, place: plot, lastValue };
  const title = `${sayTrend(trend, words)}, ${sayScope(trend.scope, words)}`;
  return (
    <Sheet size={size} theme={PAGE_THEME} title={title}>
      <Hatch drawing={drawing} theme={PAGE_THEME} />
      <TrendPlot drawing={drawing} theme={PAGE_THEME} {...laid} />
    </Sheet>
  );
}
