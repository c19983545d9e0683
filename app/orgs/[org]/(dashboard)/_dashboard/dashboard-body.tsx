import { eventsIn } from "#lib/domain/report/empty.ts";
import { standingOf } from "#lib/domain/report/freshness.ts";
import { findCause } from "../../_components/empty/load.ts";
import { ShownCause } from "../../_components/empty/why-empty.tsx";
import { FirstNumbers } from "../../start/_components/first-numbers.tsx";
import classes from "./dashboard.module.css";
import type { Shown } from "./load.ts";
import { Numbers } from "./numbers.tsx";
import { Incidents } from "./sections.tsx";

/** The numbers, or the one cause why there are none; both while a first sync has read a part. */
export async function DashboardBody(props: Shown) {
  const { member, data } = props;
  const [connections, freshness] = await Promise.all([data.connections, data.freshness]);
  const standing = standingOf(connections, freshness);
  // Without the figures their own section says that they could not be read.
  const report = await data.figures.catch(() => null);
  const { query } = data;
  const cause = report && (await findCause(member, { of: "deployments", query, standing, report }));
  return (
    <div className={classes.stack}>
      {cause === null ? (
        <FirstNumbers organization={member.organization} />
      ) : (
        <ShownCause
          cause={cause}
          member={member}
          query={query}
          of="deployments"
          path={`/orgs/${member.organization.slug}`}
        />
      )}
      {report !== null && hasNone(report) ? <StillOpen {...props} /> : <Numbers {...props} />}
    </div>
  );
}

/** What is open now is told whatever the period has. */
async function StillOpen(props: Shown) {
  const open = await props.data.open.catch(() => []);
  return open.length === 0 ? null : <Incidents {...props} />;
}

type Read = Awaited<Shown["data"]["figures"]>;

/** Neither deployments nor incidents: every section would say no more than that. */
function hasNone({ figures }: Read): boolean {
  return eventsIn(figures, "deployments").count + eventsIn(figures, "incidents").count === 0;
}
