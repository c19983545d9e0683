import { getTranslations } from "next-intl/server";
import { Section } from "#app/_components/section.tsx";
import { getWords } from "#app/_language/words.ts";
import type { Acting } from "#lib/db/acting.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { standingOf } from "#lib/domain/report/freshness.ts";
import classes from "./dashboard.module.css";
import { FailedDeployments } from "./failed-deployments.tsx";
import { type Dashboard, lastDeploymentAt } from "./load.ts";
import { NoNumbers } from "./no-numbers.tsx";
import { Numbers } from "./numbers.tsx";
import { OpenIncidents } from "./open-incidents.tsx";
import { ListSkeleton } from "./skeletons.tsx";

type Props = { member: Acting; data: Dashboard; now: Date };

/** The numbers, or why there are none yet; both while a first sync has read a part. */
export async function DashboardBody(props: Props) {
  const { organization } = props.member;
  const t = await getTranslations("dashboard.parts");
  const [connections, { freshness }] = await Promise.all([props.data.connections, props.data.report]);
  const standing = standingOf(connections, freshness);
  const numbers = standing.coveredFrom !== null;
  const admins = standing.kind === "not-connected" ? await whomToAsk(props.member) : [];
  const settled = ["fresh", "stale"].includes(standing.kind) || (standing.kind === "disconnected" && numbers);
  return (
    <div className={classes.stack}>
      {settled ? null : (
        <NoNumbers
          slug={organization.slug}
          name={organization.name}
          role={organization.role}
          standing={standing}
          admins={admins}
        />
      )}
      {settled || numbers ? (
        <>
          <ReportNumbers {...props} />
          <Section what={t("failed")} fallback={<ListSkeleton />}>
            <Failed {...props} />
          </Section>
        </>
      ) : null}
    </div>
  );
}

async function ReportNumbers(props: Props) {
  const { member, data } = props;
  const { organization } = member;
  const [report, { t, format }] = await Promise.all([data.report, getWords()]);
  const empty = report.figures.deployment_frequency.deployments === 0;
  const last = empty ? await lastDeploymentAt(member, data.query) : null;
  const lastEvent =
    last === null ? null : t("card.lastOne", { day: format.day(last, organization.timeZone) });
  const incidents = (
    <Section what={t("dashboard.parts.incidents")} fallback={<ListSkeleton />}>
      <OpenIncidents {...props} />
    </Section>
  );
  return <Numbers report={report} organization={organization} lastEvent={lastEvent} incidents={incidents} />;
}

async function Failed({ member, data }: Props) {
  const { items, nextCursor } = await data.failed;
  return (
    <FailedDeployments
      deployments={items}
      timeZone={member.organization.timeZone}
      more={nextCursor !== null}
    />
  );
}
