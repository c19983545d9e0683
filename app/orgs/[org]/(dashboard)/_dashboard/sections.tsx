import { Suspense } from "react";
import { Section } from "#app/_components/section.tsx";
import { getWords } from "#app/_language/words.ts";
import type { MetricNote } from "#lib/db/metric-notes.ts";
import type { Targets } from "#lib/domain/metrics/metric-card.ts";
import type { Finding } from "#lib/domain/metrics/what-changed.ts";
import { namesBehind } from "#lib/domain/report/freshness.ts";
import type { SplitSeries } from "#lib/domain/report/report.ts";
import { BotsNote } from "./bots-note.tsx";
import { BreakdownCard } from "./breakdown-card.tsx";
import { totalRow } from "./breakdown-rows.ts";
import { KeyFigures } from "./key-figures.tsx";
import { type Dashboard, lastDeploymentAt, type Shown } from "./load.ts";
import { OpenLine, OpenNow } from "./open-now.tsx";
import { OriginsCard } from "./origins-card.tsx";
import { PercentilesCard } from "./percentiles-card.tsx";
import { RowsBehind } from "./rows-behind.tsx";
import { StagesCard } from "./stages-card.tsx";
import { WhatChanged } from "./what-changed.tsx";

export async function Figures(props: Shown) {
  const { member, data, now } = props;
  const { organization } = member;
  const [report, behind, ...beside] = await Promise.all([
    data.figures,
    data.connections.then(namesBehind, () => []),
    targetsIn(data),
    splitIn(data),
    notesIn(data),
  ]);
  const [targets, split, notes] = beside;
  const { t, format } = await getWords();
  const empty = report.figures.deployment_frequency.deployments === 0;
  const last = empty ? await lastDeploymentAt(member, data.query) : null;
  const lastEvent =
    last === null ? null : t("card.lastOne", { day: format.day(last, organization.timeZone) });
  const bots = (
    <Suspense>
      <Bots {...props} />
    </Suspense>
  );
  return (
    <>
      {empty ? null : (
        <WhatChanged
          {...{ report, organization, now, behind }}
          where={(finding) => <Where {...props} finding={finding} />}
          incidents={
            <Section what={t("dashboard.parts.incidents")} inline>
              <OpenLine {...props} />
            </Section>
          }
        />
      )}
      <KeyFigures
        {...{ report, organization, targets, split, notes, lastEvent, bots }}
        bucket={data.query.bucket}
      />
    </>
  );
}

/** The rows behind a finding come with another part, which says itself when it is missing. */
async function Where({ member, data, finding }: Shown & { finding: Finding }) {
  const [report, shares] = await Promise.all([data.figures, data.shares.catch(() => null)]);
  if (shares === null) return null;
  const { slug } = member.organization;
  return <RowsBehind finding={finding} rows={shares.breakdown.service} report={report} slug={slug} />;
}

/** Without its lines a trend is one. */
const splitIn = (data: Dashboard): Promise<SplitSeries | null> => data.split.catch(() => null);

/** Without notes nothing is marked. */
const notesIn = (data: Dashboard): Promise<MetricNote[]> => data.notes.catch(() => []);

/** Without its targets the page has levels. */
const targetsIn = (data: Dashboard): Promise<Targets> => data.targets.catch(() => ({}));

/** A note on a card of another part: without its own part, which says that it is missing, there is none. */
async function Bots({ member, data }: Shown) {
  const report = await data.shares.catch(() => null);
  return report === null ? null : <BotsNote report={report} slug={member.organization.slug} />;
}

export async function Times({ member, data }: Shown) {
  const { figures, window, previous } = await data.figures;
  return (
    <>
      <StagesCard
        stages={figures.lead_time_stages}
        changes={previous?.change.stages ?? null}
        slug={member.organization.slug}
      />
      <PercentilesCard figures={figures} window={window} timeZone={member.organization.timeZone} />
    </>
  );
}

export async function Origins({ member, data }: Shown) {
  return <OriginsCard byOrigin={(await data.shares).byOrigin} slug={member.organization.slug} />;
}

export async function Incidents(props: Shown) {
  return <OpenNow {...props} />;
}

export async function Sources({ member: { organization }, data }: Shown) {
  const [{ breakdown }, report, tags] = await Promise.all([
    data.shares,
    data.figures.catch(() => null),
    data.tags,
  ]);
  return (
    <BreakdownCard
      {...{ breakdown, tags }}
      total={report === null ? null : totalRow(report)}
      formula={organization.cfrDenominator}
      slug={organization.slug}
    />
  );
}
