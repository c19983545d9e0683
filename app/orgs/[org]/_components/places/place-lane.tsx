import { Crosshair } from "#app/_components/charts/crosshair.tsx";
import { Lane } from "#app/_components/charts/lane.tsx";
import { CountLink } from "#app/_components/count-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { Deployment } from "#lib/db/deployments.ts";
import type { Count } from "#lib/domain/links.ts";
import { bucketEdges } from "#lib/domain/report/bucket-edges.ts";
import { eventsIn } from "#lib/domain/report/empty.ts";
import type { LaneRow } from "#lib/domain/report/lane.ts";
import type { Report, SeriesPoint } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";
import lane from "./lane.module.css";
import type { PlaceKey, Shown } from "./load.ts";
import classes from "./places.module.css";

export async function Lately({ member: { organization }, data }: Shown) {
  const [{ figures, series, window }, broke, failed] = await Promise.all([
    data.lately,
    data.broke,
    data.failed,
  ]);
  const events = { incidents: broke.items, failures: failed.items };
  return (
    <LanePanel
      figures={figures}
      series={series}
      window={window}
      events={events}
      slug={organization.slug}
      place={data.key}
      more={broke.nextCursor !== null || failed.nextCursor !== null}
    />
  );
}

type Props = Pick<Report, "figures" | "series" | "window"> & {
  /** The newest of the days, for their places in time. */
  events: { incidents: LaneEvent[]; failures: (LaneEvent & Pick<Deployment, "version">)[] };
  slug: string;
  place: PlaceKey;
  /** Whether there are more than these. */
  more: boolean;
};
type LaneEvent = { id: string; startedAt: string; finishedAt: string | null; name?: string | null };

/** Each of the last 90 days with what was deployed, what of it failed and which incidents began, whatever the period. */
export function LanePanel({ figures, series, window, events, slug, place, more }: Props) {
  const words = useWords();
  const { t } = words;
  // Not the sum of the days: an incident before the first deployment lies on a day of which nothing is known.
  const [deployments, incidents] = [
    eventsIn(figures, "deployments").count,
    eventsIn(figures, "incidents").count,
  ];
  const narrowed = { [place.kind]: [place.name], from: window.from, to: window.to };
  return (
    <Panel title={t("places.lane.title")} id="lane">
      {deployments + incidents === 0 ? (
        <p className={classes.muted}>{t("places.lane.none")}</p>
      ) : (
        <>
          <div className={lane.aligned}>
            <span className={lane.label}>{t("places.lane.deployments")}</span>
            <Days series={series} />
          </div>
          <p className={lane.total}>
            {t.rich("places.lane.total", {
              deployments: () => (
                <CountLink slug={slug} count="deployments" value={deployments} narrowed={narrowed}>
                  {t("places.lane.deploymentCount", { count: deployments })}
                </CountLink>
              ),
              incidents: () => (
                <CountLink slug={slug} count="incidents" value={incidents} narrowed={narrowed}>
                  {t("places.lane.incidentCount", { count: incidents })}
                </CountLink>
              ),
            })}
            {more ? ` ${t("places.lane.newest")}` : null}
          </p>
          <Lane
            from={window.from}
            to={window.to}
            timeZone={window.timeZone}
            rows={[laneOf({ events, slug, place }, words)]}
            beside={<DayTable {...{ series, window, slug, place, words }} />}
          />
        </>
      )}
    </Panel>
  );
}

/** When incidents began and ended, and when deployments failed, each with its page. */
function laneOf({ events, slug, place }: Pick<Props, "events" | "slug" | "place">, { t }: Words): LaneRow {
  const at = (list: string, id: string) =>
    `/orgs/${slug}/${list}?${new URLSearchParams({ [place.kind]: place.name, open: id })}`;
  return {
    label: t("places.lane.broke"),
    href: null,
    incidents: events.incidents.map(({ id, startedAt, finishedAt, name }) => ({
      ...{ id, startedAt, finishedAt, href: at("incidents", id) },
      label: name ?? t("panels.incidents.unnamed"),
    })),
    failures: events.failures.map(({ id, startedAt, version }) => ({
      ...{ id, at: startedAt, href: at("deployments", id) },
      label: t("places.lane.failedOne", { version: version ?? id }),
    })),
  };
}

/** A bar for each day, the failed deployments at its bottom. */
function Days({ series }: { series: SeriesPoint[] }) {
  const words = useWords();
  const most = Math.max(1, ...series.map(({ deployments }) => deployments ?? 0));
  const high = (count: number | null) => `${((count ?? 0) / most) * 100}%`;
  return (
    <div className={lane.scroll}>
      <div className={lane.plot}>
        <ol className={lane.days} aria-label={words.t("places.lane.title")}>
          {series.map((day) => (
            <li key={day.at} data-unread={day.covered === 0 || undefined} title={sayDay(day, words)}>
              <span className={lane.bar} aria-hidden="true">
                <span
                  className={lane.fine}
                  style={{ height: high((day.deployments ?? 0) - (day.failed ?? 0)) }}
                />
                <span className={lane.failed} style={{ height: high(day.failed) }} />
              </span>
              <span
                className={lane.incident}
                data-some={(day.incidents ?? 0) > 0 || undefined}
                aria-hidden="true"
              />
              <span className="unseen">{sayDay(day, words)}</span>
            </li>
          ))}
        </ol>
        <Crosshair days={series.map(({ at }) => at)} />
      </div>
    </div>
  );
}

function sayDay({ at, deployments, failed, incidents }: SeriesPoint, { t, format }: Words): string {
  const day = format.bucketDate(at);
  if (deployments === null) return t("places.lane.unread", { day });
  return t("places.lane.said", { day, deployments, failed: failed ?? 0, incidents: incidents ?? 0 });
}

type DayTableProps = Pick<Props, "series" | "window" | "slug" | "place"> & { words: Words };

/** The same as text: the days on which something happened. */
function DayTable({ series, window, slug, place, words: { t, format } }: DayTableProps) {
  const counted = (day: SeriesPoint, count: Count, value: number | null) => {
    if (!value) return format.count(value);
    const narrowed = { [place.kind]: [place.name], ...bucketEdges(series, day.at, window) };
    return (
      <CountLink slug={slug} count={count} value={value} narrowed={narrowed}>
        {format.count(value)}
      </CountLink>
    );
  };
  const columns: Column<SeriesPoint>[] = [
    { title: t("places.lane.day"), name: true, cell: ({ at }) => format.bucketDate(at) },
    {
      title: t("places.lane.deployments"),
      number: true,
      cell: (day) => counted(day, "deployments", day.deployments),
    },
    { title: t("places.lane.failed"), number: true, cell: (day) => counted(day, "failed", day.failed) },
    {
      title: t("places.lane.incidents"),
      number: true,
      cell: (day) => counted(day, "incidents", day.incidents),
    },
  ];
  const busy = series.filter((day) => (day.deployments ?? 0) + (day.incidents ?? 0) > 0);
  return (
    <div className={lane.table}>
      <DataTable label={t("places.lane.title")} columns={columns} rows={busy} keyOf={({ at }) => at} />
    </div>
  );
}
