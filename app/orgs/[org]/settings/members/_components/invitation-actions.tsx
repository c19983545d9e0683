"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useState, useTransition } from "react";
import { ConfirmButton } from "#app/_components/form/confirm-dialog.tsx";
import { tellEnded } from "#app/_components/form/ended-secrets.ts";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { resendAction, revokeAction } from "../actions.ts";

type Props = { slug: string; invitationId: string; email: string };

/** A new link for an invitation, or its end. */
export function InvitationActions({ slug, invitationId, email }: Props) {
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof resendAction>>>({ status: "idle" });
  const [running, startTransition] = useTransition();
  const resend = () =>
    startTransition(async () => {
      const result = await resendAction(slug, invitationId);
      setAnswer(result);
      if (result.status === "done") tellEnded(email.toLowerCase());
    });
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <Button
        variant="subtle"
        size="compact-sm"
        loading={running}
        onClick={resend}
        aria-label={`New link for ${email}`}
      >
        New link
      </Button>
      <ConfirmButton
        variant="subtle"
        color="red"
        size="compact-sm"
        aria-label={`Revoke ${email}`}
        question={{
          title: `Revoke the invitation of ${email}`,
          text: "Its link stops working at once.",
          button: "Revoke",
          ends: email.toLowerCase(),
          run: () => revokeAction(slug, invitationId),
        }}
      >
        Revoke
      </ConfirmButton>
      <Modal
        opened={answer.status !== "idle"}
        onClose={() => setAnswer({ status: "idle" })}
        title={`New link for ${email}`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {answer.status === "refused" ? <FormMessage tone="failed">{answer.message}</FormMessage> : null}
        {answer.status === "done" ? (
          <ShownOnce secret={answer.value}>
            The old link is dead. This one works once, for 7 days, and is not shown again.
          </ShownOnce>
        ) : null}
      </Modal>
    </Group>
  );
}
