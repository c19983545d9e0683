import { Skeleton } from "#app/_components/skeleton.tsx";

export default function RunLoading() {
  return (
    <>
      <Skeleton height={44} width={480} below={28} />
      <Skeleton height={240} below={20} />
      <Skeleton height={150} below={20} />
      <Skeleton height={320} />
    </>
  );
}
