import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { standingOf } from "#lib/domain/report/freshness.ts";
import classes from "./dashboard.module.css";
import type { Shown } from "./load.ts";
import { NoNumbers } from "./no-numbers.tsx";
import { Numbers } from "./numbers.tsx";

/** The numbers, or why there are none yet; both while a first sync has read a part. */
export async function DashboardBody(props: Shown) {
  const { organization } = props.member;
  const [connections, freshness] = await Promise.all([props.data.connections, props.data.freshness]);
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
      {settled || numbers ? <Numbers {...props} /> : null}
    </div>
  );
}
