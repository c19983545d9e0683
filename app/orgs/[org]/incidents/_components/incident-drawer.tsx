import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Facts } from "#app/_components/facts.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import drawer from "#app/orgs/[org]/_components/drawer/drawer.module.css";
import { Place } from "#app/orgs/[org]/_components/list/deployment-cells.tsx";
import { deploymentsHref } from "#app/orgs/[org]/deployments/search-params.ts";
import type { Acting } from "#lib/db/acting.ts";
import type { Deployment, Incident } from "#lib/db/events.ts";
import { UNKNOWN } from "#lib/domain/format/quantity.ts";
import { incidentState, sayLasted } from "#lib/words/incident-state.ts";
import { sayVerdict } from "#lib/words/verdict-words.ts";
import type { Words } from "#lib/words/words.ts";
import { listBefore } from "../load.ts";

type Props = { member: Acting; loading: Promise<Incident | null>; now: Date };

/** All that is known of one incident, and what was deployed before it. */
export async function IncidentDrawer({ member, loading, now }: Props) {
  const [t, incident] = await Promise.all([getTranslations("incident"), loading]);
  if (incident === null) {
    return (
      <div className={drawer.parts}>
        <h2>{t("notFound")}</h2>
        <p>{t("notFoundText")}</p>
      </div>
    );
  }
  const { slug, timeZone } = member.organization;
  const before = await listBefore(member, incident);
  return (
    <div className={drawer.parts}>
      <IncidentHead incident={incident} now={now} />
      <Before before={before} incident={incident} hrefOf={(open) => deploymentsHref(slug, { open })} />
      <IncidentFacts incident={incident} timeZone={timeZone} />
    </div>
  );
}

type Told = { incident: Incident };

export function IncidentHead({ incident, now }: Told & { now: Date }) {
  const words = useWords();
  const { t } = words;
  const { name, severity, datadogUrl } = incident;
  return (
    <header>
      <h2>{name ?? t("events.unnamed")}</h2>
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

type BeforeProps = Told & {
  /** Null: it names no service. */
  before: { items: Deployment[]; nextCursor: string | null } | null;
  hrefOf: (id: string) => string;
};

/** What may have caused it: deployments of its services in the day before, the nearest first. */
export function Before({ before, incident, hrefOf }: BeforeProps) {
  const words = useWords();
  const { t } = words;
  return (
    <section>
      <h3>{t("incident.before")}</h3>
      {before === null ? (
        <p>{t("incident.servicesUnknown")}</p>
      ) : (
        <DataTable
          label={t("incident.before")}
          columns={columnsIn({ incident, hrefOf }, words)}
          rows={before.items}
          keyOf={({ id }) => id}
          empty={t("incident.noneBefore")}
          foot={before.nextCursor === null ? null : t("incident.beforeCut")}
          stacked
        />
      )}
    </section>
  );
}

function columnsIn({ incident, hrefOf }: Omit<BeforeProps, "before">, words: Words): Column<Deployment>[] {
  const { t, format } = words;
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
      cell: ({ startedAt }) =>
        t("incident.earlier", {
          duration: format.duration((Date.parse(incident.startedAt) - Date.parse(startedAt)) / 1000),
        }),
    },
    { title: t("events.verdict"), cell: (row) => <StatusMark {...sayVerdict(row, words)} /> },
    { title: t("events.version"), cell: ({ version }) => version ?? UNKNOWN },
  ];
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
