import { FilterSkeleton } from "../_components/filter/filter-skeleton.tsx";
import { DashboardSkeleton, HeaderSkeleton } from "./_dashboard/skeletons.tsx";

export default function DashboardLoading() {
  return (
    <>
      <HeaderSkeleton />
      <FilterSkeleton />
      <DashboardSkeleton />
    </>
  );
}
