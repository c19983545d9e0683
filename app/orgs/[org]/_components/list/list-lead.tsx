import { useWords } from "#app/_language/use-words.ts";
import { activeFilters } from "#lib/domain/report/filter.ts";
import { momentOf } from "#lib/domain/report/moment.ts";
import type { ReportQuery } from "#lib/domain/report/report-query.ts";
import { sayActive, sayChosen } from "#lib/words/filter-words.ts";

type Props = {
  /** What is listed, with how many there are. */
  told: string;
  total: number;
  /** What else the list is narrowed to. */
  narrowed: (string | null)[];
  query: ReportQuery;
  timeZone: string;
  /** In place of the days of the period, where the list is about others. */
  period?: string | null;
  /** Names of connections by their ids. */
  connections: ReadonlyMap<string, string>;
};

/** The number that led here once more, with all that it is about: "30 failed deployments, 1 – 28 Nov 2026, Production". */
export function ListLead({ told, total, narrowed, query, timeZone, period = null, connections }: Props) {
  const words = useWords();
  const [from, to] = [momentOf(query.from, timeZone), momentOf(query.to, timeZone)];
  const others = activeFilters(query).filter(({ filter }) => filter !== "env");
  const parts = [
    told,
    ...narrowed,
    period ?? words.format.range(from, to, timeZone),
    sayChosen("env", query.env, words),
    ...others.map((filter) => sayActive(filter, connections, words)),
  ];
  return <span data-total={total}>{parts.filter((part) => part !== null).join(", ")}</span>;
}
