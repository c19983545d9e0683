import { Suspense } from "react";
import type { Acting } from "#lib/db/acting.ts";
import { formatDay } from "#lib/domain/format/format-time.ts";
import { freshnessOf } from "#lib/domain/report/freshness.ts";
import classes from "./dashboard.module.css";
import { FailedDeployments } from "./failed-deployments.tsx";
import { type Dashboard, lastDeploymentAt } from "./load.ts";
import { NoNumbers } from "./no-numbers.tsx";
import { Numbers } from "./numbers.tsx";
import { OpenIncidents } from "./open-incidents.tsx";
import type { FilterState } from "./search-params.ts";
import { SectionBoundary } from "./section-boundary.tsx";
import { ListSkeleton } from "./skeletons.tsx";

type Props = { member: Acting; state: FilterState; data: Dashboard; now: Date };

/** The numbers, or why there are none yet; both while a first sync has read a part. */
export async function DashboardBody(props: Props) {
  const { organization } = props.member;
  const freshness = freshnessOf(await props.data.connections, props.now);
  const waiting = freshness.syncedAt === null;
  return (
    <div className={classes.stack}>
      {waiting ? (
        <NoNumbers
          slug={organization.slug}
          name={organization.name}
          role={organization.role}
          freshness={freshness}
        />
      ) : null}
      {waiting && freshness.coveredFrom === null ? null : (
        <>
          <ReportNumbers {...props} />
          <SectionBoundary what="The failed deployments">
            <Suspense fallback={<ListSkeleton />}>
              <Failed {...props} />
            </Suspense>
          </SectionBoundary>
        </>
      )}
    </div>
  );
}

async function ReportNumbers({ member, state, data, now }: Props) {
  const { organization } = member;
  const report = await data.report;
  const empty = report.figures.deployment_frequency.deployments === 0;
  const last = empty ? await lastDeploymentAt(member, data.query) : null;
  const lastEvent = last === null ? null : `Last one: ${formatDay(last, organization.timeZone)}.`;
  const incidents = (
    <SectionBoundary what="The open incidents">
      <Suspense fallback={<ListSkeleton />}>
        <Open member={member} state={state} data={data} now={now} />
      </Suspense>
    </SectionBoundary>
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

async function Open({ member, state, data, now }: Props) {
  const { items, nextCursor } = await data.open;
  return (
    <OpenIncidents
      incidents={items}
      timeZone={member.organization.timeZone}
      now={now}
      more={nextCursor !== null}
      byRepository={state.repository.length > 0}
    />
  );
}
