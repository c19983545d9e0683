"use client";

import { NativeSelect, SimpleGrid, Stack, Switch, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { type Answer, FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import type { Publishing } from "#lib/domain/publish/publishing.ts";
import type { SinkAccount } from "#lib/publish/settings.ts";
import { savePublishingAction } from "../actions.ts";

type Props = { slug: string; settings: Publishing; accounts: SinkAccount[] };

const TEXTS = ["env", "service", "team", "prefix", "tags"] as const;
const SWITCHES = ["enabled", "resend", "verify"] as const;

export function SettingsForm({ slug, settings, accounts }: Props) {
  const t = useTranslations();
  const save = savePublishingAction.bind(null, slug);
  const [state, action] = useActionState<Answer, FormData>(save, { status: "idle" });
  const { env, service, team, prefix, tags, connectionId } = settings;
  const { field } = useFields(
    {
      ...{ env: env ?? "", service, team: team ?? "", prefix, tags: tags.join(", ") },
      connectionId: connectionId ?? "",
    },
    state,
  );
  const choices = [
    { value: "", label: t("publishingForms.noConnection") },
    ...accounts.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <ActionForm
      state={state}
      action={action}
      submit={
        <div>
          <SubmitButton>{t("generalForms.save")}</SubmitButton>
        </div>
      }
    >
      <input type="hidden" name="version" value={settings.version} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <NativeSelect
          label={t("publishingForms.label.connectionId")}
          description={t("publishingForms.about.connectionId")}
          data={choices}
          {...field("connectionId")}
        />
        {TEXTS.map((name) => (
          <TextInput
            key={name}
            label={t(`publishingForms.label.${name}`)}
            description={t(`publishingForms.about.${name}`)}
            autoComplete="off"
            spellCheck={false}
            {...field(name)}
          />
        ))}
      </SimpleGrid>
      <Stack gap="sm">
        {SWITCHES.map((name) => (
          <SettingSwitch key={name} name={name} initial={settings[name]} />
        ))}
      </Stack>
      {state.status === "done" ? <FormMessage tone="fine">{t("generalForms.saved")}</FormMessage> : null}
    </ActionForm>
  );
}

/** Its state is the page's: React empties a form after its action. */
function SettingSwitch({ name, initial }: { name: (typeof SWITCHES)[number]; initial: boolean }) {
  const t = useTranslations("publishingForms");
  const [on, setOn] = useState(initial);
  return (
    <Switch
      name={name}
      value="on"
      label={t(`label.${name}`)}
      description={t(`about.${name}`)}
      checked={on}
      onChange={(event) => setOn(event.currentTarget.checked)}
    />
  );
}
