"use client";

import { Button, Group, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { tellEnded } from "#app/_components/form/ended-secrets.ts";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { ShownOnce } from "#app/_components/form/shown-once.tsx";
import { EndButton } from "../../_components/end-button.tsx";
import { resendAction, revokeAction } from "../actions.ts";

type Props = { slug: string; invitationId: string; email: string };

/** A new link for an invitation, or its end. */
export function InvitationActions({ slug, invitationId, email }: Props) {
  const t = useTranslations();
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
        aria-label={t("memberForms.newLinkFor", { email })}
      >
        {t("memberForms.newLink")}
      </Button>
      <EndButton
        question={{
          title: t("memberForms.revokeTitle", { email }),
          text: t("memberForms.revokeText"),
          button: t("memberForms.revoke"),
          ends: email.toLowerCase(),
          run: () => revokeAction(slug, invitationId),
        }}
      />
      <Modal
        opened={answer.status !== "idle"}
        onClose={() => setAnswer({ status: "idle" })}
        title={t("memberForms.newLinkFor", { email })}
        closeButtonProps={{ "aria-label": t("client.close") }}
      >
        {answer.status === "refused" ? <FormMessage tone="failed">{answer.message}</FormMessage> : null}
        {answer.status === "done" ? (
          <ShownOnce secret={answer.value}>{t("memberForms.newLinkShown")}</ShownOnce>
        ) : null}
      </Modal>
    </Group>
  );
}
