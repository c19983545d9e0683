import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { CountLink } from "#app/_components/count-link.tsx";
import { ChangeMark } from "#app/_components/metrics/change-mark.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import { splitDay } from "#lib/domain/metrics/split-day.ts";
import { comparedAny, type Finding, whatChanged } from "#lib/domain/metrics/what-changed.ts";
import type { PartOf } from "#lib/domain/report/report.ts";
import { sayChangeInterval } from "#lib/words/metric-card.ts";
import type { Opens } from "#lib/words/metric-words.ts";
import { saySample } from "#lib/words/metric-words.ts";
import { textIn } from "#lib/words/unit-words.ts";
import { Waiting } from "./waiting.tsx";
import classes from "./what-changed.module.css";

type Report = PartOf<"figures" | "series">;
type Props = {
  report: Report;
  organization: Organization;
  now: Date;
  /** Names of the connections that are behind the others. */
  behind: string[];
  /** The rows behind a finding, which come with another part of the report. */
  where: (finding: Finding) => ReactNode;
  /** What is open now, asked for on its own. */
  incidents: ReactNode;
};

/**
 * What a manager comes for: what moved beyond chance, where and since when, and what waits. Its lines are known with
 * the cards; what comes later fills a line that is there, so that nothing moves.
 */
export function WhatChanged({ report, organization, now, behind, where, incidents }: Props) {
  const t = useTranslations("whatChanged");
  const findings = whatChanged(report);
  return (
    <Panel id="what-changed" title={t("title")}>
      <ul className={classes.list}>
        {findings.map((finding) => (
          <FindingLines key={finding.metric} finding={finding} report={report} slug={organization.slug}>
            <Suspense fallback={<span>{t("readingWhere")}</span>}>{where(finding)}</Suspense>
          </FindingLines>
        ))}
        <li className={classes.line}>
          <Suspense fallback={<span>{t("readingIncidents")}</span>}>{incidents}</Suspense>
        </li>
        <Waiting {...{ report, organization, now, behind }} />
        <li className={classes.quiet}>
          {findings.length > 0 ? t("nothingElse") : t(comparedAny(report) ? "nothing" : "notCompared")}
        </li>
      </ul>
    </Panel>
  );
}

type FindingProps = { finding: Finding; report: Report; slug: string; children: ReactNode };

function FindingLines({ finding, report, slug, children }: FindingProps) {
  const { metric, change, now, before } = finding;
  const words = useWords();
  const { unit } = metricOf(metric);
  const size = Math.max(now, before);
  const day = sinceWhen(finding, report);
  return (
    <li className={classes.finding} data-metric={metric}>
      <p className={classes.line}>
        <ChangeMark change={change} unit={unit} size={size} />
        <span>
          <FindingSentence finding={finding} report={report} slug={slug} />
        </span>
      </p>
      <p className={classes.under}>
        {[
          sayChangeInterval({ change, unit, size }, words),
          day === null ? null : words.t("whatChanged.since", { day: words.format.bucketDate(day) }),
        ]
          .filter((told) => told !== null)
          .join(" ")}{" "}
        {children}
      </p>
    </li>
  );
}

function FindingSentence({ finding: { metric, now, before }, report, slug }: Omit<FindingProps, "children">) {
  const words = useWords();
  const { previous } = report;
  const { unit } = metricOf(metric);
  const opens =
    (narrowed = {}): Opens =>
    (count, value) =>
    (told) => (
      <CountLink slug={slug} count={count} value={value} narrowed={narrowed}>
        {told}
      </CountLink>
    );
  if (previous === null) return null;
  const { from, to } = previous.window;
  return words.t.rich("whatChanged.finding", {
    title: words.t(`metrics.${metric}.title`),
    now: textIn(unit, words.format)(now),
    before: textIn(unit, words.format)(before),
    b: (told) => <strong>{told}</strong>,
    sample: () => saySample(metric, report.figures, { words, opens: opens() }),
    earlier: () => saySample(metric, previous.figures, { words, opens: opens({ from, to }) }),
  });
}

/** The day from which on it is clearest; the windows are one series only where the one ends as the other begins. */
function sinceWhen({ metric, now, before }: Finding, report: Report): string | null {
  const { series, previousSeries, previous, window, figures } = report;
  const joined = previous !== null && Date.parse(previous.window.to) === Date.parse(window.from);
  return splitDay(metric, [...(joined ? (previousSeries ?? []) : []), ...series], {
    denominator: figures.change_failure_rate.formula,
    up: now > before,
  });
}
