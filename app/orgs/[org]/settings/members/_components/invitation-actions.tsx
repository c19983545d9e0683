"use client";

import { Button, Group, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, useTransition } from "react";
import { tellEnded } from "#app/_components/form/ended-secrets.ts";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { resendAction, revokeAction } from "../actions.ts";
import { ConfirmDialog, type Question } from "./confirm-dialog.tsx";

type Props = { slug: string; invitationId: string; email: string };

/** A new link for an invitation, or its end. */
export function InvitationActions({ slug, invitationId, email }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [running, startTransition] = useTransition();
  const resend = () =>
    startTransition(async () => {
      const result = await resendAction(slug, invitationId);
      if (result.status === "done") {
        setLink(result.value);
        tellEnded(email.toLowerCase());
      }
      if (result.status === "refused")
        notifications.show({ color: "red", title: "No new link was made", message: result.message });
    });
  const revoke = () =>
    setQuestion({
      title: `Revoke the invitation of ${email}`,
      text: "Its link stops working at once.",
      button: "Revoke",
      run: async () => {
        const result = await revokeAction(slug, invitationId);
        if (result.status === "done") tellEnded(email.toLowerCase());
        return result;
      },
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
      <Button variant="subtle" color="red" size="compact-sm" onClick={revoke} aria-label={`Revoke ${email}`}>
        Revoke
      </Button>
      <Modal
        opened={link !== null}
        onClose={() => setLink(null)}
        title={`New link for ${email}`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <ShownOnce secret={link ?? ""}>
          The old link is dead. This one works once, for 7 days, and is not shown again.
        </ShownOnce>
      </Modal>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </Group>
  );
}
