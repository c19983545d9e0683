import { DashboardSkeleton, FilterSkeleton, HeaderSkeleton } from "./_dashboard/skeletons.tsx";

export default function DashboardLoading() {
  return (
    <>
      <HeaderSkeleton />
      <FilterSkeleton />
      <DashboardSkeleton />
    </>
  );
}
