import { Skeleton } from "#app/_components/skeleton.tsx";
import classes from "./filter-skeleton.module.css";

const LINE_HEIGHT = 36;

/** The filter bar in its final size; with the line of its chips where something is narrowed. */
export function FilterSkeleton({ narrowed = false }: { narrowed?: boolean }) {
  return (
    <div className={classes.line} data-narrowed={narrowed || undefined} aria-hidden="true">
      <Skeleton height={LINE_HEIGHT} width={160} />
      <Skeleton height={LINE_HEIGHT} width={120} />
      <Skeleton height={LINE_HEIGHT} width={120} />
    </div>
  );
}
