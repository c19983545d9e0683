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
      <FiguresSkeleton />
      <div className={classes.wideLeft}>
        <OriginsSkeleton />
        <div className={classes.stack}>
          <TimesSkeleton />
          <ListSkeleton />
        </div>
      </div>
      <BreakdownSkeleton />
      <ListSkeleton />
    </div>
  );
}

const CARD_HEIGHT = 222;
const TREND_HEIGHT = 368;
const ORIGINS_HEIGHT = 840;
const STAGES_HEIGHT = 250;
const PERCENTILES_HEIGHT = 250;
const BREAKDOWN_HEIGHT = 540;
const LIST_HEIGHT = 210;
const LINE_HEIGHT = 36;

export function FiguresSkeleton() {
  return (
    <div className={classes.stack}>
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

export function ListSkeleton() {
  return <Skeleton height={LIST_HEIGHT} />;
}

export function FilterSkeleton() {
  return (
    <div className={classes.filterSkeleton} aria-hidden="true">
      <Skeleton height={LINE_HEIGHT} width={160} />
      <Skeleton height={LINE_HEIGHT} width={120} />
      <Skeleton height={LINE_HEIGHT} width={120} />
    </div>
  );
}

export function HeaderSkeleton() {
  return <Skeleton height={50} width={280} below={20} />;
}
