import { Suspense } from "react";
import { Section } from "#app/_components/section.tsx";
import { getWords } from "#app/_language/words.ts";
import type { Finding } from "#lib/domain/metrics/what-changed.ts";
import { namesBehind } from "#lib/domain/report/freshness.ts";
import { BotsNote } from "./bots-note.tsx";
import { BreakdownCard } from "./breakdown-card.tsx";
import { totalRow } from "./breakdown-rows.ts";
import { type Beside, KeyFigures } from "./key-figures.tsx";
import { lastDeploymentAt, type Shown } from "./load.ts";
import { OpenLine, OpenNow } from "./open-now.tsx";
import { OriginsCard } from "./origins-card.tsx";
import { PercentilesCard } from "./percentiles-card.tsx";
import { RowsBehind } from "./rows-behind.tsx";
import { StagesCard } from "./stages-card.tsx";
import { WhatChanged } from "./what-changed.tsx";

export async function Figures(props: Shown) {
  const { member, data, now } = props;
  const { organization } = member;
  const [report, behind, targets, split, notes] = await Promise.all([
    data.figures,
    data.connections.then(namesBehind, () => []),
    orUnread(data.targets),
    orUnread(data.split),
    orUnread(data.notes),
  ]);
  const beside = Object.entries({ targets, split, notes } as const);
  const unread = beside.flatMap(([what, read]) => (read === UNREAD ? [what as Beside] : []));
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
        {...{ report, organization, unread, lastEvent, bots }}
        targets={known(targets) ?? {}}
        split={known(split)}
        notes={known(notes) ?? []}
        bucket={data.query.bucket}
      />
    </>
  );
}

/** The rows behind a finding come with another part, which says itself when it is missing. */
async function Where({ member, data, finding }: Shown & { finding: Finding }) {
  const [report, rows] = await Promise.all([data.figures, data.services().catch(() => null)]);
  if (rows === null) return null;
  const { slug } = member.organization;
  return <RowsBehind finding={finding} rows={rows} report={report} slug={slug} />;
}

const UNREAD = Symbol("unread");

/** What is drawn into the figures: without it they stand all the same, and it is said that it is missing. */
const orUnread = <T,>(promise: Promise<T>): Promise<T | typeof UNREAD> => promise.catch(() => UNREAD);
const known = <T,>(read: T | typeof UNREAD): T | null => (read === UNREAD ? null : (read as T));

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
  const [{ rows: told }, report] = await Promise.all([data.shares, data.figures.catch(() => null)]);
  // What a row was before, no cell says: its changes do. The browser need not load it.
  const rows = { ...told, rows: told.rows.map((row) => ({ ...row, previous: null })) };
  return (
    <BreakdownCard
      rows={rows}
      total={report === null ? null : totalRow(report)}
      formula={organization.cfrDenominator}
      slug={organization.slug}
    />
  );
}
