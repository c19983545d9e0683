import { useTranslations } from "next-intl";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { METRICS } from "#lib/domain/metrics/metric.ts";
import classes from "./dashboard.module.css";

/** The page's shape in its final sizes, so that nothing moves when the numbers come. */
export function DashboardSkeleton() {
  const t = useTranslations("dashboard");
  return (
    <div className={classes.stack} aria-busy="true">
      <p className="unseen" role="status">
        {t("reading")}
      </p>
      <div className={classes.parts} data-rail>
        <div className={classes.stack}>
          <FiguresSkeleton />
          <BreakdownSkeleton />
        </div>
        <div className={classes.below}>
          <IncidentsSkeleton />
          <TimesSkeleton />
          <OriginsSkeleton />
        </div>
      </div>
    </div>
  );
}

const CHANGES_HEIGHT = 170;
const CARD_HEIGHT = 248;
const TREND_HEIGHT = 366;
const ORIGINS_HEIGHT = 249;
const STAGES_HEIGHT = 249;
const PERCENTILES_HEIGHT = 312;
const BREAKDOWN_HEIGHT = 537;
const INCIDENTS_HEIGHT = 192;

export function FiguresSkeleton() {
  return (
    <div className={classes.stack}>
      <Skeleton height={CHANGES_HEIGHT} />
      <ul className={classes.cards} aria-hidden="true">
        {METRICS.map((metric) => (
          <li key={metric}>
            <Skeleton height={CARD_HEIGHT} />
          </li>
        ))}
      </ul>
      <Skeleton height={TREND_HEIGHT} />
    </div>
  );
}

export function OriginsSkeleton() {
  return <Skeleton height={ORIGINS_HEIGHT} />;
}

export function TimesSkeleton() {
  return (
    <>
      <Skeleton height={STAGES_HEIGHT} />
      <Skeleton height={PERCENTILES_HEIGHT} />
    </>
  );
}

export function BreakdownSkeleton() {
  return <Skeleton height={BREAKDOWN_HEIGHT} />;
}

export function IncidentsSkeleton() {
  return <Skeleton height={INCIDENTS_HEIGHT} />;
}

export function HeaderSkeleton() {
  return <Skeleton height={50} width={280} below={20} />;
}
