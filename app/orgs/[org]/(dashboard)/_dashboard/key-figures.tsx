import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useWords } from "#app/_language/use-words.ts";
import type { MetricNote } from "#lib/db/metric-notes.ts";
import type { Organization } from "#lib/db/organizations.ts";
import type { Targets } from "#lib/domain/metrics/metric-card.ts";
import { trendSource } from "#lib/domain/metrics/metric-trend.ts";
import { noteDays, type TrendNote } from "#lib/domain/metrics/trend-notes.ts";
import type { PartOf, SplitSeries } from "#lib/domain/report/report.ts";
import type { Bucket } from "#lib/domain/report/report-query.ts";
import { sayNote } from "#lib/words/note-words.ts";
import { trendWords } from "#lib/words/trend-words.ts";
import { sayBegins, sayMissing } from "#lib/words/window-words.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./dashboard.module.css";
import { MetricCards } from "./metric-cards.tsx";
import { splitLines } from "./split-lines.ts";
import { TrendSection } from "./trend-section.tsx";

/** What is drawn into the figures, and read on its own. */
export type Beside = "targets" | "split" | "notes";

type Props = {
  report: PartOf<"figures" | "series">;
  organization: Organization;
  targets: Targets;
  /** The buckets that somebody chose; null: as fits. */
  bucket: Bucket | null;
  /** What moved the numbers beside the work itself. */
  notes: MetricNote[];
  /** By what the trend is split; null: by nothing. */
  split: SplitSeries | null;
  /** What of these could not be read. */
  unread: Beside[];
  lastEvent: string | null;
  bots: ReactNode;
};

/** What the window covers, the cards, and the trend of the chosen one. */
export function KeyFigures(props: Props) {
  const { report, organization, bucket, split, targets, notes, unread } = props;
  const { slug, timeZone } = organization;
  const words = useWords();
  const doubts = [
    sayMissing(report.window, timeZone, words),
    sayBegins(report.window, timeZone, words),
    ...unread.map((what) => words.t(`dashboard.unread.${what}`)),
  ];
  const source = trendSource(report, { ...organization, bucket });
  return (
    <div className={classes.stack}>
      {doubts.every((doubt) => doubt === null) ? null : (
        <p className={classes.notice}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {doubts.filter((doubt) => doubt !== null).join(" ")}
        </p>
      )}
      <MetricCards {...props} />
      <TrendSection
        source={source}
        said={trendWords(source, words)}
        split={split === null ? null : splitLines(split, { source, timeZone, words })}
        notes={notes.map((note) => said(note, timeZone, words))}
        {...{ targets, slug, timeZone }}
        organization={organization.name}
      />
    </div>
  );
}

/** A note with its days, said on the server, so that the words of none of them reach the browser. */
function said(note: MetricNote, timeZone: string, words: Words): TrendNote {
  const { title, text } = sayNote(note, words);
  return {
    id: note.id,
    ...noteDays(note, timeZone),
    words: [title, text].filter((part) => part !== "").join(": "),
  };
}
