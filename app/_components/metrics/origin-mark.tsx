import { plural } from "#lib/domain/format/format.ts";
import type { Origin } from "#lib/domain/report/report.ts";
import classes from "./marks.module.css";
import { ORIGINS, originLabel } from "./origin-label.ts";

/** The colour of an origin beside its name. */
export function OriginSwatch({ origin }: { origin: Origin }) {
  return <span className={`${classes.swatch} ${classes.tone}`} data-origin={origin} aria-hidden="true" />;
}

/** Who wrote the commits of one deployment, as a small bar that is also words. */
export function OriginBar({ origins }: { origins: Record<Origin, number> }) {
  const present = ORIGINS.filter((origin) => origins[origin] > 0);
  if (present.length === 0) return <span className="muted">no commits</span>;
  const words = present.map((origin) => `${origins[origin]} ${originLabel(origin).toLowerCase()}`).join(", ");
  const commits = plural(
    present.reduce((sum, origin) => sum + origins[origin], 0),
    "commit",
  );
  return (
    <span
      className={classes.originBar}
      role="img"
      aria-label={`${commits}: ${words}`}
      title={`${commits}: ${words}`}
    >
      {present.map((origin) => (
        <span
          key={origin}
          className={`${classes.originPart} ${classes.tone}`}
          data-origin={origin}
          style={{ flexGrow: origins[origin] }}
        />
      ))}
    </span>
  );
}
