import { useTranslations } from "next-intl";
import { Facts } from "#app/_components/facts.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import drawer from "#app/orgs/[org]/_components/drawer/drawer.module.css";
import { Place } from "#app/orgs/[org]/_components/list/deployment-cells.tsx";
import { deploymentsHref } from "#app/orgs/[org]/deployments/search-params.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { IncidentDetail } from "#lib/db/incidents.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { incidentState, sayLasted } from "#lib/words/incident-state.ts";
import { sayVerdict } from "#lib/words/verdict-words.ts";
import type { Words } from "#lib/words/words.ts";

type Props = { member: Acting; incident: IncidentDetail; now: Date };

/** All that is known of one incident, and what was deployed before it. */
export function IncidentDrawer({ member, incident, now }: Props) {
  const { slug, timeZone } = member.organization;
  const hrefOf = (open: string) => deploymentsHref(slug, { open });
  return (
    <>
      <IncidentHead incident={incident} timeZone={timeZone} now={now} />
      {(["before", "during"] as const).map((side) => (
        <Beside key={side} side={side} incident={incident} hrefOf={hrefOf} />
      ))}
      <IncidentFacts incident={incident} timeZone={timeZone} />
    </>
  );
}

type Told = { incident: IncidentDetail };

export function IncidentHead({ incident, timeZone, now }: Told & { timeZone: string; now: Date }) {
  const words = useWords();
  const { t } = words;
  const { name, severity, datadogUrl, deletedAt } = incident;
  return (
    <header>
      <h2>{name ?? t("events.unnamed")}</h2>
      {deletedAt === null ? null : (
        <FormMessage tone="info">
          {t("deployment.gone", { day: words.format.moment(deletedAt, timeZone) })}
        </FormMessage>
      )}
      <p>
        <StatusMark tone={incidentState(incident).tone} word={sayLasted(incident, now, words)} />{" "}
        {severity === null ? null : <span className="muted">{severity}</span>}
      </p>
      {datadogUrl === null ? null : (
        <p className={drawer.links}>
          <a href={datadogUrl} target="_blank" rel="noreferrer">
            {t("deployment.atDatadog")}
          </a>
        </p>
      )}
    </header>
  );
}

type Besides = IncidentDetail["deploymentsBefore"];
type BesideProps = { incident: IncidentDetail; hrefOf: (id: string) => string };

/** What may have caused it, and what may have ended it: deployments of its services, the newest first. */
export function Beside({ side, incident, hrefOf }: BesideProps & { side: "before" | "during" }) {
  const words = useWords();
  const { t } = words;
  const rows = side === "before" ? incident.deploymentsBefore : incident.deploymentsDuring;
  return (
    <section>
      <h3>{t(`incident.${side}`)}</h3>
      <DataTable
        label={t(`incident.${side}`)}
        columns={columnsIn({ incident, hrefOf }, words)}
        rows={rows}
        keyOf={({ id }) => id}
        empty={t(incident.services.length === 0 ? "incident.servicesUnknown" : `incident.none.${side}`)}
        stacked
      />
    </section>
  );
}

function columnsIn({ incident, hrefOf }: BesideProps, words: Words): Column<Besides[number]>[] {
  const { t } = words;
  return [
    {
      title: t("events.service"),
      name: true,
      cell: (row) => (
        <TextLink href={hrefOf(row.id)}>
          <Place {...row} />
        </TextLink>
      ),
    },
    {
      title: t("events.started"),
      cell: ({ startedAt }) => sayOffset(Date.parse(startedAt) - Date.parse(incident.startedAt), words),
    },
    {
      title: t("events.verdict"),
      cell: (row) => <StatusMark {...sayVerdict({ ...row, correction: null }, words)} />,
    },
    { title: t("events.version"), cell: ({ version }) => version ?? UNKNOWN },
  ];
}

/** How far it lies from the begin of the incident. */
function sayOffset(ms: number, { t, format }: Words): string {
  const duration = format.duration(Math.abs(ms) / 1000);
  return t(ms < 0 ? "deployment.before" : "deployment.after", { duration });
}

function IncidentFacts({ incident, timeZone }: Told & { timeZone: string }) {
  const t = useTranslations("incident");
  const { services, envs, teams, tags } = incident;
  const listed = (names: string[]) => names.join(", ") || UNKNOWN;
  const told = {
    services: listed(services),
    envs: listed(envs),
    teams: listed(teams),
    repository: incident.repository ?? UNKNOWN,
    severity: incident.severity ?? UNKNOWN,
    started: <Moment at={incident.startedAt} timeZone={timeZone} />,
    finished: <Moment at={incident.finishedAt} timeZone={timeZone} />,
    externalId: incident.externalId,
    tags: listed(tags),
  };
  return (
    <section>
      <h3>{t("facts")}</h3>
      <Facts
        least={180}
        facts={Object.fromEntries(
          Object.entries(told).map(([key, value]) => [t(`fact.${key as keyof typeof told}`), value]),
        )}
      />
    </section>
  );
}
