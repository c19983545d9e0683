import { CountLink } from "#app/_components/count-link.tsx";
import marks from "#app/_components/metrics/marks.module.css";
import { OriginName } from "#app/_components/metrics/origin-mark.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { bucketEdges } from "#lib/domain/report/bucket-edges.ts";
import type { OriginPoint, ReportWindow } from "#lib/domain/report/report.ts";
import type { Bucket } from "#lib/domain/report/report-query.ts";
import { ORIGINS } from "#lib/domain/sync/events.ts";
import type { Words } from "#lib/words/words.ts";
import classes from "./origins.module.css";

type Props = { points: OriginPoint[]; window: ReportWindow; bucket: Bucket; slug: string };

/** Who wrote the commits of each week, those of unknown origin among them. */
export function SharesPanel(props: Props) {
  const words = useWords();
  const { t, format } = words;
  const { points, bucket } = props;
  const title = t("originsPage.shares.title", { bucket });
  const nothing = points.every(({ commits }) => (commits.total ?? 0) === 0);
  const [first, last] = [points.at(0), points.at(-1)];
  return (
    <Panel title={title} id="shares">
      {nothing || !first || !last ? (
        <p className={classes.muted}>{t("originsPage.shares.nothing")}</p>
      ) : (
        <>
          <ul className={classes.legend}>
            {ORIGINS.map((origin) => (
              <li key={origin}>
                <OriginName origin={origin} />
              </li>
            ))}
          </ul>
          <Bars points={points} title={title} />
          <p className={classes.axis} aria-hidden="true">
            <span>{format.bucketDate(first.at)}</span>
            <span>{format.bucketDate(last.at)}</span>
          </p>
          <p className={classes.caption}>{t("originsPage.shares.explained")}</p>
          <details className={classes.asTable}>
            <summary>{t("trend.table")}</summary>
            <DataTable label={title} columns={columnsOf(props, words)} rows={points} keyOf={({ at }) => at} />
          </details>
        </>
      )}
    </Panel>
  );
}

function Bars({ points, title }: { points: OriginPoint[]; title: string }) {
  const words = useWords();
  return (
    <div className={classes.scroll}>
      <ol className={classes.bars} aria-label={title}>
        {points.map((point) => (
          <li key={point.at} data-unread={point.covered === 0 || undefined} title={sayPoint(point, words)}>
            {ORIGINS.map((origin) => (
              <span
                key={origin}
                className={`${marks.originPart} ${marks.tone}`}
                data-origin={origin}
                style={{ height: `${(shareOf(point, origin) ?? 0) * 100}%` }}
                aria-hidden="true"
              />
            ))}
            <span className="unseen">{sayPoint(point, words)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

type Origin = (typeof ORIGINS)[number];

/** The share of all commits of a bucket; null where there are none, or it was not read. */
function shareOf({ commits, origins }: OriginPoint, wanted: Origin): number | null {
  const own = origins.find(({ origin }) => origin === wanted)?.commits ?? null;
  return own === null || !commits.total ? null : own / commits.total;
}

function sayPoint(point: OriginPoint, { t, format }: Words): string {
  const at = format.bucketDate(point.at);
  const told = ORIGINS.filter((origin) => (shareOf(point, origin) ?? 0) > 0).map((origin) =>
    t("originsPage.shares.one", {
      origin: t(`origins.label.${origin}`),
      share: format.share(shareOf(point, origin)),
    }),
  );
  const silent = t(point.covered === 0 ? "originsPage.shares.unread" : "originsPage.shares.none");
  return t("originsPage.shares.said", { at, parts: told.length === 0 ? silent : told.join(", ") });
}

function columnsOf({ points, window, slug }: Props, { t, format }: Words): Column<OriginPoint>[] {
  const known = ({ commits: { known: some, total } }: OriginPoint) =>
    format.share(some === null || !total ? null : some / total);
  return [
    { title: t("originsPage.shares.at"), name: true, cell: ({ at }) => format.bucketDate(at) },
    {
      title: t("originsPage.shares.commits"),
      number: true,
      cell: (point) =>
        point.commits.total === null ? (
          UNKNOWN
        ) : (
          <CountLink
            slug={slug}
            count="commits"
            value={point.commits.total}
            narrowed={bucketEdges(points, point.at, window)}
          >
            {format.count(point.commits.total)}
          </CountLink>
        ),
    },
    ...ORIGINS.map((origin) => ({
      title: t(`origins.label.${origin}`),
      number: true,
      cell: (point: OriginPoint) => format.share(shareOf(point, origin)),
    })),
    { title: t("originsPage.shares.known"), number: true, cell: known },
  ];
}
