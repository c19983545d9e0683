import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import type { TrendNote } from "#lib/domain/metrics/trend-notes.ts";
import type { TrendWords } from "#lib/words/trend-words.ts";
import { useFormats } from "../../_language/use-words.ts";
import classes from "./charts.module.css";
import { LINE_LOOKS, type SplitLine } from "./trend-layers.tsx";
import type { Tone } from "./trend-shapes.tsx";

type Props = {
  trend: Trend;
  said: TrendWords;
  target: number | null;
  lines: SplitLine[] | null;
  hatch: string;
};

/** What is drawn, by its look; drawn as the chart is, so that a picture of it takes it along. */
export function Legend({ trend, said, target, lines, hatch }: Props) {
  const t = useTranslations("trend.legend");
  const entries = entriesOf({ trend, target, split: lines !== null });
  const say = (entry: Entry) =>
    entry === "line"
      ? said.line
      : entry === "partial" || entry === "hollow"
        ? t(entry, { bucket: trend.bucket })
        : t(entry);
  return (
    <ul className={classes.legend} aria-hidden="true" data-legend>
      {(lines ?? []).map(({ name }, at) => (
        <li key={name}>
          <Swatch>
            <path
              d="M0 5h22"
              strokeWidth={2}
              style={{ stroke: LINE_LOOKS[at % LINE_LOOKS.length]?.stroke }}
              strokeDasharray={LINE_LOOKS[at % LINE_LOOKS.length]?.dash}
            />
          </Swatch>
          {name}
        </li>
      ))}
      {entries.map((entry) => (
        <li key={entry}>
          <Swatch>{shapeOf(entry, hatch)}</Swatch>
          {say(entry)}
        </li>
      ))}
    </ul>
  );
}

type Entry = Tone | "line" | "before" | "band" | "target" | "incidents" | "partial" | "hollow" | "unread";

type Drawn = Pick<Props, "trend" | "target"> & { split: boolean };

function entriesOf({ trend: { metric, points }, target, split }: Drawn): Entry[] {
  const bars = metricOf(metric).trend.drawn === "verdicts";
  const own = (entry: Entry, there: boolean): Entry[] => (there && !split ? [entry] : []);
  const also = (entry: Entry, there: boolean): Entry[] => (there ? [entry] : []);
  return [
    ...(["failed", "fine", "pending"] as const).flatMap((tone) => own(tone, bars)),
    ...own("line", !bars),
    ...own(
      "before",
      points.some(({ before }) => before !== null),
    ),
    ...own(
      "band",
      points.some(({ band }) => band !== null),
    ),
    ...also("target", target !== null),
    ...also(
      "incidents",
      points.some(({ incidents }) => (incidents ?? 0) > 0),
    ),
    ...own(
      bars ? "partial" : "hollow",
      points.some(({ partial }) => partial),
    ),
    ...also(
      "unread",
      points.some(({ covered }) => covered === 0),
    ),
  ];
}

function Swatch({ children }: { children: ReactNode }) {
  return (
    <svg width={22} height={10} aria-hidden="true">
      {children}
    </svg>
  );
}

const BOX = { x: 5.5, y: 0.5, width: 11, height: 9 };

function shapeOf(entry: Entry, hatch: string): ReactNode {
  const across = (stroke: string, strokeDasharray?: string) => (
    <path d="M0 5h22" stroke={stroke} strokeWidth={2} strokeDasharray={strokeDasharray} />
  );
  const box = (fill: string, more = {}) => <rect {...BOX} fill={fill} {...more} />;
  const shapes: Record<Entry, () => ReactNode> = {
    failed: () => box("var(--pl-failed)"),
    fine: () => box("var(--pl-fine-soft)", { stroke: "var(--pl-fine)" }),
    pending: () => box(`url(#${hatch})`, { stroke: "var(--pl-hatch-line)" }),
    unread: () => box(`url(#${hatch})`, { stroke: "var(--pl-hatch-line)" }),
    partial: () => box("var(--pl-failed)", { opacity: 0.45 }),
    band: () => box("var(--pl-series-current)", { fillOpacity: 0.16 }),
    line: () => across("var(--pl-series-current)"),
    before: () => across("var(--pl-chart-crosshair)", "4 4"),
    target: () => across("var(--pl-fine)", "8 3"),
    incidents: () => <path d="M7 1h8l-4 7z" fill="var(--pl-stale-text)" />,
    hollow: () => (
      <circle
        cx={11}
        cy={5}
        r={3.5}
        fill="var(--pl-surface)"
        stroke="var(--pl-series-current)"
        strokeWidth={1.5}
      />
    ),
  };
  return shapes[entry]();
}

const MOST_NOTES = 4;

/** What is noted, as text under the chart; the newest few, all of them stand with the settings. */
export function Notes({ notes }: { notes: TrendNote[] }) {
  const format = useFormats();
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes} data-notes>
      {notes.slice(0, MOST_NOTES).map(({ id, day, until, words }) => (
        <li key={id}>
          <span aria-hidden>◆</span> {format.bucketDate(day)}
          {until === null || until === day ? null : ` – ${format.bucketDate(until)}`}: {words}
        </li>
      ))}
    </ul>
  );
}
