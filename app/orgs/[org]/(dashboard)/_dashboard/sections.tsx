import { Suspense } from "react";
import { getWords } from "#app/_language/words.ts";
import { BotsNote } from "./bots-note.tsx";
import { BreakdownCard } from "./breakdown-card.tsx";
import { FailedDeployments } from "./failed-deployments.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { lastDeploymentAt, type Shown } from "./load.ts";
import { OpenIncidents } from "./open-incidents.tsx";
import { OriginsCard } from "./origins-card.tsx";
import { PercentilesCard } from "./percentiles-card.tsx";
import { StagesCard } from "./stages-card.tsx";

export async function Figures(props: Shown) {
  const { member, data } = props;
  const { organization } = member;
  const [report, { t, format }] = await Promise.all([data.figures, getWords()]);
  const empty = report.figures.deployment_frequency.deployments === 0;
  const last = empty ? await lastDeploymentAt(member, data.query) : null;
  const lastEvent =
    last === null ? null : t("card.lastOne", { day: format.day(last, organization.timeZone) });
  const bots = (
    <Suspense>
      <Bots {...props} />
    </Suspense>
  );
  return <KeyFigures report={report} organization={organization} lastEvent={lastEvent} bots={bots} />;
}

/** A note on a card of another part: without its own part, which says that it is missing, there is none. */
async function Bots({ member, data }: Shown) {
  const report = await data.shares.catch(() => null);
  return report === null ? null : <BotsNote report={report} slug={member.organization.slug} />;
}

export async function Times({ member, data }: Shown) {
  const { figures, window } = await data.figures;
  return (
    <>
      <StagesCard stages={figures.lead_time_stages} />
      <PercentilesCard figures={figures} window={window} timeZone={member.organization.timeZone} />
    </>
  );
}

export async function Origins({ data }: Shown) {
  return <OriginsCard byOrigin={(await data.shares).byOrigin} />;
}

/** Without a comparison the card of the origins is short, and the incidents fill its column instead of the other. */
export async function Incidents({ below, ...props }: Shown & { below: "origins" | "times" }) {
  const short = await props.data.shares.then(
    ({ byOrigin }) => !byOrigin.comparable,
    () => true,
  );
  return short === (below === "origins") ? <OpenIncidents {...props} /> : null;
}

export async function Sources({ member: { organization }, data }: Shown) {
  const { breakdown } = await data.shares;
  return (
    <BreakdownCard breakdown={breakdown} formula={organization.cfrDenominator} slug={organization.slug} />
  );
}

export async function Failed({ member, data }: Shown) {
  const { items, nextCursor } = await data.failed;
  return (
    <FailedDeployments
      deployments={items}
      timeZone={member.organization.timeZone}
      more={nextCursor !== null}
    />
  );
}
