import { useTranslations } from "next-intl";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import type { Trend } from "#lib/domain/metrics/metric-trend.ts";
import { type TrendPoint, unknownOf } from "#lib/domain/metrics/trend-columns.ts";
import { columnTitle, sayBucket, sayColumn, type TrendWords } from "#lib/words/trend-words.ts";
import { useWords } from "../../_language/use-words.ts";
import classes from "./charts.module.css";

/** A trend as text; "—" where nothing is known, with a word where nothing was read or sent. */
export function TrendTable({ trend, said }: { trend: Trend; said: TrendWords }) {
  const t = useTranslations("trend");
  const words = useWords();
  const { bucket } = trend;
  const { columns } = metricOf(trend.metric).trend;
  return (
    <table className={classes.data}>
      <caption className="unseen">{said.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t(bucket)}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {columnTitle(column, said, words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trend.points.map((point) => (
          <tr key={point.at}>
            <th scope="row">{sayBucket(point.at, { bucket, remark: remarkOf(point) }, words)}</th>
            {columns.map((column) => (
              <td key={column}>{sayColumn(column, point, words.format)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function remarkOf(point: TrendPoint) {
  return unknownOf(point) ?? (point.partial ? "inPart" : "name");
}
