import { Skeleton } from "@mantine/core";

export default function RunLoading() {
  return (
    <>
      <Skeleton height={44} mb={28} maw={480} />
      <Skeleton height={240} radius="lg" mb={20} />
      <Skeleton height={150} radius="lg" mb={20} />
      <Skeleton height={320} radius="lg" />
    </>
  );
}
