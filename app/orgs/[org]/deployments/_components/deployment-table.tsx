import type { ReactNode } from "react";
import { OriginBar } from "#app/_components/metrics/origin-mark.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import tables from "#app/_components/table/data-table.module.css";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { Place, Version } from "#app/orgs/[org]/_components/list/deployment-cells.tsx";
import classes from "#app/orgs/[org]/_components/list/list.module.css";
import type { Deployment } from "#lib/db/deployments.ts";
import { sayRecovery } from "#lib/words/recovery-words.ts";
import { sayVerdict } from "#lib/words/verdict-words.ts";
import type { Words } from "#lib/words/words.ts";

type Props = {
  rows: Deployment[];
  timeZone: string;
  hrefOf: (id: string) => string;
  /** The form that the ticks of the rows belong to; null: nobody may correct them. */
  form: string | null;
};

/** Deployments, each opening its drawer. */
export function DeploymentTable({ rows, ...props }: Props) {
  const words = useWords();
  return (
    <DataTable
      label={words.t("events.title.deployments")}
      columns={columnsIn(props, words)}
      rows={rows}
      keyOf={({ id }) => id}
      pressable={() => true}
      page
      lines
    />
  );
}

/** By which the list finds the link of a row again. */
export const rowId = (id: string) => `row-${id}`;

function columnsIn({ timeZone, hrefOf, form }: Omit<Props, "rows">, words: Words): Column<Deployment>[] {
  const { t } = words;
  return [
    ...(form === null ? [] : [tickColumn(form, words)]),
    {
      title: t("events.started"),
      cell: ({ startedAt }) => <Moment at={startedAt} timeZone={timeZone} />,
      phone: "below",
    },
    { title: t("events.service"), name: true, cell: (row) => nameLink(row, hrefOf), phone: "name" },
    { title: t("events.verdict"), cell: (row) => <Verdict row={row} />, phone: "mark" },
    { title: t("events.recovery"), cell: (row) => <Recovery row={row} />, phone: "aside" },
    { title: t("events.commits"), cell: (row) => <Commits row={row} /> },
    { title: t("events.version"), cell: (row) => <VersionCell row={row} /> },
  ];
}

function tickColumn(form: string, { t }: Words): Column<Deployment> {
  const nameOf = ({ service, version, startedAt }: Deployment) =>
    [service, version].filter((part) => part !== null).join(" ") || startedAt;
  return {
    title: t("events.select"),
    head: <span className="unseen">{t("events.select")}</span>,
    width: "40px",
    phone: "tick",
    cell: (row) => (
      <label className={classes.tick}>
        <input
          type="checkbox"
          name="ids"
          value={row.id}
          form={form}
          autoComplete="off"
          aria-label={t("events.selectOne", { name: nameOf(row) })}
        />
      </label>
    ),
  };
}

function nameLink(row: Deployment, hrefOf: Props["hrefOf"]): ReactNode {
  return (
    <ScopedLink
      id={rowId(row.id)}
      href={hrefOf(row.id)}
      scroll={false}
      prefetch={false}
      className={tables.rowLink}
      data-list-row
    >
      <Place {...row} />
    </ScopedLink>
  );
}

function Verdict({ row }: { row: Deployment }) {
  const words = useWords();
  const { correction } = row;
  return (
    <>
      <StatusMark {...sayVerdict(row, words)} />{" "}
      {correction === null ? null : (
        <span className={classes.mark} data-warns={correction.conflict || undefined}>
          {words.t(correction.conflict ? "events.contradicted" : "events.correctedMark")}
        </span>
      )}
    </>
  );
}

/** What became of a failed one; a deployment that did not fail has nothing to recover from. */
function Recovery({ row: { changeFailure, recoverySeconds, remediation } }: { row: Deployment }) {
  const words = useWords();
  if (changeFailure !== true) return null;
  return sayRecovery({ seconds: recoverySeconds, remediation: remediation?.type ?? null }, words);
}

function Commits({ row: { origins, commitCount } }: { row: Deployment }) {
  const { format } = useWords();
  return (
    <span className={classes.commitsCell}>
      <OriginBar origins={origins} />
      {commitCount === 0 ? null : format.count(commitCount)}
    </span>
  );
}

function VersionCell({ row }: { row: Deployment }) {
  const { t } = useWords();
  return (
    <span className={classes.above}>
      <Version {...row} /> {row.rerun ? <span className={classes.mark}>{t("events.rerun")}</span> : null}
    </span>
  );
}
