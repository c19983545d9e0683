import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  barOf,
  daysOf,
  type LaneFailure,
  type LaneIncident,
  type LaneRow,
  placeOf,
} from "#lib/domain/report/lane.ts";
import { useFormats } from "../../_language/use-words.ts";
import { TextLink } from "../link.tsx";
import { Moment } from "../moment.tsx";
import { ScopedLink } from "../scoped-link.tsx";
import { DataTable } from "../table/data-table.tsx";
import { Crosshair } from "./crosshair.tsx";
import classes from "./lane.module.css";

type Props = {
  from: string;
  to: string;
  timeZone: string;
  rows: LaneRow[];
  /** Another table of what stands around it. */
  beside?: ReactNode;
};

/** Incidents as bars as long as they lasted, failed deployments as ticks, one lane each; the same as a table under it. */
export function Lane({ from, to, timeZone, rows, beside }: Props) {
  const t = useTranslations("lane");
  const format = useFormats();
  const last = new Date(Date.parse(to) - 1).toISOString();
  const days = daysOf({ from, to }, timeZone);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>{t("explained")}</figcaption>
      <ul className={classes.lanes}>
        {rows.map((row) => (
          <li key={row.label} className={classes.row}>
            <span className={classes.name}>
              {row.href === null ? row.label : <TextLink href={row.href}>{row.label}</TextLink>}
            </span>
            <span className={classes.lane}>
              {row.incidents.map((incident) => (
                <Bar key={incident.id} incident={incident} from={from} to={to} />
              ))}
              {row.failures.map((failure) => (
                <Tick key={failure.id} failure={failure} from={from} to={to} />
              ))}
              <Crosshair {...days} />
            </span>
          </li>
        ))}
      </ul>
      <div className={classes.axis} aria-hidden="true">
        <span>{format.day(from, timeZone)}</span>
        <span>{format.day(last, timeZone)}</span>
      </div>
      <details className={classes.table}>
        <summary>{t("asTable")}</summary>
        <LaneTable rows={rows} timeZone={timeZone} />
        {beside}
      </details>
    </figure>
  );
}

type Window = { from: string; to: string };
const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

function Bar({ incident, ...window }: { incident: LaneIncident } & Window) {
  const { x, width } = barOf(incident, window);
  return (
    <ScopedLink
      // The table below leads to the same for who has no mouse.
      tabIndex={-1}
      href={incident.href}
      className={classes.bar}
      style={{ left: percent(x), width: percent(width) }}
      data-open={incident.finishedAt === null || undefined}
      aria-label={incident.label}
      title={incident.label}
      scroll={false}
      prefetch={false}
    />
  );
}

function Tick({ failure, ...window }: { failure: LaneFailure } & Window) {
  return (
    <ScopedLink
      // The table below leads to the same for who has no mouse.
      tabIndex={-1}
      href={failure.href}
      className={classes.tick}
      style={{ left: percent(placeOf(failure.at, window)) }}
      aria-label={failure.label}
      title={failure.label}
      prefetch={false}
    />
  );
}

type Listed = { key: string; of: string; what: string; href: string; at: string; end: string | null };

function LaneTable({ rows, timeZone }: Pick<Props, "rows" | "timeZone">) {
  const t = useTranslations("lane");
  const listed = rows
    .flatMap(({ label: of, incidents, failures }): Listed[] => [
      ...incidents.map(({ id, label: what, href, startedAt: at, finishedAt: end }) => ({
        ...{ key: `${of} ${id}`, of, what, href, at, end },
      })),
      ...failures.map(({ id, label: what, href, at }) => ({
        key: `${of} ${id}`,
        of,
        what,
        href,
        at,
        end: at,
      })),
    ])
    .sort((one, other) => other.at.localeCompare(one.at));
  return (
    <DataTable
      label={t("label")}
      rows={listed}
      keyOf={({ key }) => key}
      columns={[
        { title: t("of"), name: true, cell: ({ of }) => of },
        { title: t("event"), wrap: true, cell: ({ what, href }) => <TextLink href={href}>{what}</TextLink> },
        { title: t("start"), cell: ({ at }) => <Moment at={at} timeZone={timeZone} /> },
        {
          title: t("end"),
          cell: ({ end }) => (end === null ? t("open") : <Moment at={end} timeZone={timeZone} />),
        },
      ]}
    />
  );
}
