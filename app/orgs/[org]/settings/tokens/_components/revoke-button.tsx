"use client";

import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type FormEvent, useState, useTransition } from "react";
import { tellEnded } from "#app/_components/form/ended-secrets.ts";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { revokeTokenAction } from "../actions.ts";

type Props = { slug: string; tokenId: string; name: string; hint: string };

/** Ends a token after its name was typed. */
export function RevokeButton({ slug, tokenId, name, hint }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const [typed, setTyped] = useState("");
  const [message, setMessage] = useState<string | null>(null);
  const [running, startTransition] = useTransition();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const result = await revokeTokenAction(slug, tokenId);
      if (result.status === "refused") setMessage(result.message);
      else {
        tellEnded(hint);
        close();
      }
    });
  };
  return (
    <>
      <Button variant="subtle" color="red" size="compact-sm" onClick={open} aria-label={`Revoke ${name}`}>
        Revoke
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={`Revoke ${name}`}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <form onSubmit={submit}>
          <Stack gap="md">
            <p>Programs that use it are refused from now on. Tokens that it made end with it.</p>
            <TextInput
              label={`Type the name to confirm: ${name}`}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {message === null ? null : <FormMessage tone="failed">{message}</FormMessage>}
            <Group>
              <Button type="submit" color="red" loading={running} disabled={typed.trim() !== name}>
                Revoke
              </Button>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
