"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { syncNow } from "./actions.ts";

const REFRESH_AFTER_MS = 3000;

type Props = {
  slug: string;
  /** A run is under way: the page is read again until it ends. */
  running: boolean;
  /** Whether this role may start one. */
  allowed: boolean;
};

export function SyncControl({ slug, running, allowed }: Props) {
  const router = useRouter();
  const [asking, startAsking] = useTransition();
  const [reading, startReading] = useTransition();
  useEffect(() => {
    // The next read waits for the last one: a slow server that is asked again drops the answer that was on its way.
    if (!running || reading) return;
    const timer = setTimeout(() => startReading(() => router.refresh()), REFRESH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [running, reading, router]);
  if (!allowed) return null;
  const ask = () =>
    startAsking(async () => {
      const result = await syncNow(slug);
      if (result.status === "refused")
        notifications.show({ color: "red", title: "No sync was started", message: result.message });
      if (result.status === "done") {
        notifications.show({
          title: "Sync started",
          message: "The numbers follow as soon as they are read.",
        });
        router.refresh();
      }
    });
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={asking}
      disabled={running}
      onClick={ask}
    >
      {running ? "Syncing" : "Sync now"}
    </Button>
  );
}
