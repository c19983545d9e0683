"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useState, useTransition } from "react";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { disconnectAction } from "../actions.ts";
import classes from "./connection-card.module.css";

type Props = { slug: string; connectionId: string; name: string; source: string };

/** Ends a connection after saying what that does. */
export function DisconnectButton({ slug, connectionId, name, source }: Props) {
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [ending, startTransition] = useTransition();
  const end = () =>
    startTransition(async () => {
      const result = await disconnectAction({ slug, connectionId });
      if (result.status === "refused") setRefused(result.message);
    });
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Disconnect
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`Disconnect ${name}?`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <div className={classes.dialog}>
          <ul>
            <li>The stored keys are destroyed at once, and a run that goes on ends.</li>
            <li>The numbers stay as they are, and so do deployments, incidents and runs.</li>
            <li>
              With keys of the same {source} account it comes back later: what happened meanwhile is read
              then.
            </li>
          </ul>
          <p>Revoke the keys in {source} too: backups of the database may hold them, encrypted.</p>
          {refused === null ? null : <FormMessage tone="failed">{refused}</FormMessage>}
          <Group gap="xs">
            <Button color="red" loading={ending} onClick={end}>
              Disconnect
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              Keep it
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  );
}
