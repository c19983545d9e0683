import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { getWords } from "#app/_language/words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { coverageCalendar } from "#lib/domain/quality/coverage-calendar.ts";
import type { ConnectionCoverage, DataQuality } from "#lib/domain/quality/data-quality.ts";
import { CoverageBars, CoverageLegend } from "./coverage-bars.tsx";
import { CoverageCalendar } from "./coverage-calendar.tsx";
import { EnvironmentTable } from "./environment-table.tsx";
import classes from "./quality.module.css";

type Props = { organization: Organization; quality: Promise<DataQuality>; chosen: string | null };

/** Day by day what was read, of all connections or of one; then stream by stream, and the environments that were seen. */
export async function WhatWasRead({ organization, quality: reading, chosen }: Props) {
  const { connections, environments } = await reading;
  const { t } = await getWords();
  const { slug, timeZone } = organization;
  const one = connections.filter(({ id }) => id === chosen);
  const shown = one.length > 0 ? one : connections;
  const months = coverageCalendar(shown, { now: new Date(), timeZone });
  return (
    <>
      {connections.length === 0 ? (
        <p>{t("quality.nothingRead")}</p>
      ) : (
        <Panel title={t("checks.title.coverage")} id="coverage">
          {connections.length > 1 ? (
            <Choices slug={slug} connections={connections} all={t("quality.allConnections")} />
          ) : null}
          <CoverageCalendar months={months} />
          {shown.map((connection) => (
            <CoverageBars
              key={connection.id}
              connection={connection}
              named={connections.length > 1}
              timeZone={timeZone}
            />
          ))}
          <CoverageLegend connections={shown} />
        </Panel>
      )}
      {environments.length === 0 ? null : (
        <Panel title={t("quality.environments")} id="environments" flush>
          <EnvironmentTable environments={environments} slug={slug} timeZone={timeZone} />
        </Panel>
      )}
    </>
  );
}

type ChoiceProps = { slug: string; connections: ConnectionCoverage[]; all: string };

function Choices({ slug, connections, all }: ChoiceProps) {
  const page = `/orgs/${slug}/data-quality/coverage`;
  return (
    <p className={classes.choices}>
      <TextLink href={`${page}?connection=`}>{all}</TextLink>
      {connections.map(({ id, name }) => (
        <TextLink key={id} href={`${page}?connection=${id}`}>
          {name}
        </TextLink>
      ))}
    </p>
  );
}
