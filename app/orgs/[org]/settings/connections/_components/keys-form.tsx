"use client";

import { Button, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
import { ActionForm } from "#app/_components/form/action-form.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import type { ActionState } from "#lib/http/action.ts";
import { connectAction, replaceKeysAction } from "../actions.ts";
import { AccountInputs } from "./account-inputs.tsx";
import classes from "./key-help.module.css";
import type { AccountForm } from "./said-form.ts";

type Known = { id: string; site: string | null };
type Props<Connection> = { slug: string; source: AccountForm; connection: Connection };

/** New keys for a connection: checked with its source first, the old ones are deleted when they are good. */
export function ReplaceKeysForm({ slug, source, connection: { id: connectionId, site } }: Props<Known>) {
  const t = useTranslations("connectionForms");
  const target = { slug, provider: source.provider, connectionId };
  const isOne = source.keys.length === 1;
  const [state, action] = useActionState(replaceKeysAction.bind(null, target), { status: "idle" });
  return (
    <KeysForm
      source={source}
      site={site}
      state={state}
      action={action}
      button={t(isOne ? "replaceToken" : "replace")}
      required={isOne}
    >
      {isOne ? null : <p className={classes.note}>{t("keepsOther")}</p>}
      {state.status === "done" ? (
        <FormMessage tone="fine">{t(isOne ? "tokenReplaced" : "replaced")}</FormMessage>
      ) : null}
    </KeysForm>
  );
}

/** Keys for an account that was disconnected: it comes back with all that it held. */
export function ReconnectForm({ slug, source, connection }: Props<Known & { backfillDays: number }>) {
  const t = useTranslations("connectionForms");
  const [open, setOpen] = useState(false);
  const target = { slug, provider: source.provider, expected: connection.id };
  const [state, action] = useActionState(connectAction.bind(null, target), { status: "idle" });
  const form = { source, site: connection.site, state, action };
  return (
    <Stack gap="md" maw={520}>
      <div>
        <Button variant="default" onClick={() => setOpen(!open)}>
          {t(open ? "close" : "open")}
        </Button>
      </div>
      {open ? (
        <KeysForm {...form} button={t("reconnect")} required>
          <input type="hidden" name="backfillDays" value={connection.backfillDays} />
        </KeysForm>
      ) : null}
    </Stack>
  );
}

type FormProps = {
  source: AccountForm;
  site: string | null;
  state: ActionState;
  action: (form: FormData) => void;
  button: string;
  /** Whether every key is asked for; what is left empty is else kept. */
  required: boolean;
  children: ReactNode;
};

function KeysForm({ source, site, state, action, button, required, children }: FormProps) {
  return (
    <ActionForm state={state} action={action} submit={button}>
      <AccountInputs source={source} site={site} state={state} required={required} />
      {children}
    </ActionForm>
  );
}
