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
      <ul className={classes.cards}>
        {METRICS.map((metric) => (
          <li key={metric}>
            <Skeleton height={CARD_HEIGHT} />
          </li>
        ))}
      </ul>
      <Skeleton height={TREND_HEIGHT} />
      <div className={classes.wideLeft}>
        <Skeleton height={LIST_HEIGHT} />
        <Skeleton height={LIST_HEIGHT / 2} />
      </div>
      <Skeleton height={LIST_HEIGHT} />
    </div>
  );
}

const CARD_HEIGHT = 222;
const TREND_HEIGHT = 368;
const LIST_HEIGHT = 420;
const LINE_HEIGHT = 36;

export function ListSkeleton() {
  return <Skeleton height={LIST_HEIGHT / 2} />;
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
