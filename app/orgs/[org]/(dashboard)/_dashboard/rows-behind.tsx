import { CountLink } from "#app/_components/count-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Count, Narrowed } from "#lib/domain/links.ts";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import { type Finding, rowsBehind } from "#lib/domain/metrics/what-changed.ts";
import type { BreakdownRow, PartOf, RowBefore } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";
import { narrowedTo, rowHref } from "./row-href.ts";
import classes from "./what-changed.module.css";

type Props = { finding: Finding; rows: BreakdownRow[]; report: PartOf<"figures">; slug: string };

/** The services that explain a finding, each with its events now and before. */
export function RowsBehind({ finding, rows, report, slug }: Props) {
  const { t } = useWords();
  // Rows say nothing of repairs.
  if (finding.metric === "rework_rate" || report.previous === null) return null;
  const { from, to } = report.previous.window;
  const found = rowsBehind(finding, rows, report);
  if (found.length === 0) return <span>{t("whatChanged.nowhere")}</span>;
  return (
    <>
      {t("whatChanged.where")}{" "}
      {found.map((row) => (
        <span key={row.key ?? ""} className={classes.part}>
          <RowName row={row} slug={slug} />{" "}
          <RowPart
            metric={finding.metric}
            row={row}
            slug={slug}
            formula={report.figures.change_failure_rate.formula}
            before={{ from, to }}
          />
        </span>
      ))}
    </>
  );
}

function RowName({ row: { key }, slug }: { row: BreakdownRow; slug: string }) {
  const { t } = useWords();
  if (key === null) return t("breakdown.none.service");
  return <TextLink href={rowHref(slug, "service", key)}>{key}</TextLink>;
}

type PartProps = {
  metric: Metric;
  row: BreakdownRow;
  slug: string;
  formula: "evaluated" | "all";
  /** The window that is compared with. */
  before: Pick<Narrowed, "from" | "to">;
};

const BEHIND: Record<Exclude<Metric, "rework_rate">, [Count, (row: RowBefore) => number]> = {
  deployment_frequency: ["deployments", ({ deployments }) => deployments],
  change_failure_rate: ["failed", ({ failed }) => failed],
  lead_time: ["changes", ({ leadTimeN }) => leadTimeN],
  recovery_time: ["recovered", ({ recoveryN }) => recoveryN],
};

function RowPart({ metric, row, slug, formula, before }: PartProps) {
  const words = useWords();
  if (metric === "rework_rate" || row.previous === null) return null;
  const [count, of] = BEHIND[metric];
  const opens = (value: number, narrowed: Narrowed) => (told: React.ReactNode) => (
    <CountLink {...{ slug, count, value }} narrowed={{ ...narrowedTo("service", row.key), ...narrowed }}>
      {told}
    </CountLink>
  );
  const links = { count: opens(of(row), {}), was: opens(of(row.previous), before) };
  return sayPart(metric, { ...row, previous: row.previous }, { words, formula, links });
}

type Compared = BreakdownRow & { previous: NonNullable<BreakdownRow["previous"]> };
type Saying = {
  words: Words;
  formula: "evaluated" | "all";
  /** What opens the events of now, and those of before. */
  links: Record<"count" | "was", (told: React.ReactNode) => React.ReactNode>;
};

/** "4 of 12 (was 0 of 6)", "28 (was 20)", "1 d 4 h (was 20 h)". */
function sayPart(metric: Exclude<Metric, "rework_rate">, row: Compared, { words, formula, links }: Saying) {
  const { t, format } = words;
  const { previous } = row;
  const whole = formula === "all" ? ("deployments" as const) : ("evaluated" as const);
  if (metric === "change_failure_rate")
    return t.rich("whatChanged.ratePart", {
      ...{ failed: row.failed, whole: row[whole] },
      ...{ before: previous.failed, wholeBefore: previous[whole], ...links },
    });
  if (metric === "deployment_frequency")
    return t.rich("whatChanged.countPart", {
      ...{ now: row.deployments, before: previous.deployments, ...links },
    });
  const time = metric === "lead_time" ? ("leadTimeP50" as const) : ("recoveryP50" as const);
  return t.rich("whatChanged.timePart", {
    ...{ now: format.duration(row[time]), before: format.duration(previous[time]), ...links },
  });
}
