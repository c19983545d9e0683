"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRefresh } from "@tabler/icons-react";
import { useTransition } from "react";
import { syncConnectionAction } from "../actions.ts";

type Props = { slug: string; connectionId: string; running: boolean };

/** Starts a sync of one connection; what follows is shown where the connection is. */
export function SyncNowButton({ slug, connectionId, running }: Props) {
  const [asking, startTransition] = useTransition();
  const ask = () =>
    startTransition(async () => {
      const result = await syncConnectionAction(slug, connectionId);
      if (result.status === "refused") {
        notifications.show({ color: "red", title: "No sync was started", message: result.message });
      }
    });
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden="true" />}
      loading={asking}
      disabled={running}
      onClick={ask}
    >
      {running ? "Syncing" : "Sync now"}
    </Button>
  );
}
