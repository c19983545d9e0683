import { AddressSelect } from "#app/_components/address-select.tsx";
import { ExportMenu } from "#app/_components/export-menu.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { metricByKey } from "#lib/domain/catalogue/catalogue.ts";
import { TREND_DAYS } from "#lib/domain/health/health-days.ts";
import type { Trend } from "#lib/domain/health/trend.ts";
import { rangeOfDays } from "#lib/domain/report/scope.ts";
import { figureOptions } from "#lib/words/figure-options.ts";
import { sayDays } from "#lib/words/filter-words.ts";
import classes from "../health.module.css";
import type { TrendShown } from "./health-trend.tsx";
import { PictureLink } from "./picture-link.tsx";
import { TrendDays } from "./trend-days.tsx";

/** Of what the trend is and of which days, and ways to take it away. */
export function TrendControls({ trend, organization, state, now }: TrendShown) {
  const words = useWords();
  const { t } = words;
  const { timeZone, weekStart, slug } = organization;
  const days = daysOf(trend);
  const isRange = state.first !== null && state.last !== null;
  const span = isRange ? null : trend.cells.length;
  const sayCount = (count: number) => t("healthPage.dayCount", { days: count });
  const options = figureOptions(words).map((option, at) => ({ ...option, value: at ? option.value : "" }));
  return (
    <FilterRow label={t("healthPage.trendOf")}>
      <AddressSelect label={t("healthPage.figureOf")} parameter="trend" options={options} />
      <PartSelect trend={trend} />
      <TrendDays
        label={t("healthPage.span")}
        face={span === null ? sayDays(rangeOfDays(days.from, days.to), timeZone, words) : sayCount(span)}
        presets={{
          upTo: t("healthPage.upTo"),
          spans: TREND_DAYS.map((length) => ({ span: length, label: sayCount(length) })),
        }}
        span={span}
        days={days}
        calendar={{ timeZone, weekStart }}
        now={now}
      />
      <div className={classes.days}>
        <ExportMenu items={[{ label: t("healthPage.trendFile"), csvFrom: fileOf(slug, trend) }]} />
        <PictureLink organization={organization} of={trend} />
      </div>
    </FilterRow>
  );
}

/** Which of several values; nothing for a metric of one. */
function PartSelect({ trend: { metric, part, parts } }: { trend: Trend }) {
  const { t } = useWords();
  const kind = metricByKey(metric)?.part ?? null;
  if (kind === null) return null;
  const [first = ""] = parts;
  const named = part === "" || parts.includes(part) ? parts : [...parts, part];
  const options = named.map((name) => ({
    value: name === first ? "" : name,
    label: name,
    isName: true,
  }));
  const none = { value: "", label: t("healthPage.noPart") };
  return (
    <AddressSelect
      label={t("healthPage.partOf", { part: kind })}
      parameter="part"
      options={parts.length === 0 ? [none, ...options] : options}
    />
  );
}

const daysOf = ({ cells }: Trend) => ({ from: cells[0]?.day ?? "", to: cells.at(-1)?.day ?? "" });

/** The daily values that are drawn, as the API answers them. */
function fileOf(slug: string, trend: Trend): string {
  const { scope, metric, part } = trend;
  const asked = { metric, ...daysOf(trend), ...(scope && { scope }), ...(part && { part }) };
  return `/api/v1/orgs/${slug}/snapshots?${new URLSearchParams(asked)}`;
}
