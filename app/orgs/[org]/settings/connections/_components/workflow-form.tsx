"use client";

import { Checkbox, NativeSelect, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm } from "#app/_components/form/action-form.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { chooseWorkflowsAction } from "../actions.ts";
import classes from "./repository-picker.module.css";

export type WorkflowsOf = { id: string; fullName: string; seen: string[]; chosen: string[] | null };

type Props = { slug: string; connectionId: string; repositories: WorkflowsOf[] };

/** Which workflows of a repository have to pass on its default branch: one repository at a time. */
export function WorkflowForm({ slug, connectionId, repositories }: Props) {
  const t = useTranslations("connectionForms");
  const [id, setId] = useState(repositories[0]?.id ?? "");
  const target = { slug, connectionId };
  const [state, action] = useActionState(chooseWorkflowsAction.bind(null, target), { status: "idle" });
  const repository = repositories.find((one) => one.id === id) ?? repositories[0];
  if (repository === undefined) return null;
  return (
    <ActionForm state={state} action={action} submit={t("saveWorkflows")}>
      <NativeSelect
        label={t("repository")}
        name="repositoryId"
        maw={360}
        value={repository.id}
        onChange={(event) => setId(event.currentTarget.value)}
        data={repositories.map((one) => ({ value: one.id, label: one.fullName }))}
      />
      <Workflows key={repository.id} {...repository} />
      {state.status === "done" ? <FormMessage tone="fine">{t("workflowsSaved")}</FormMessage> : null}
    </ActionForm>
  );
}

function Workflows({ seen, chosen }: WorkflowsOf) {
  const t = useTranslations("connectionForms");
  const [ticked, setTicked] = useState(() => new Set(chosen ?? []));
  const names = [...new Set([...seen, ...(chosen ?? [])])].toSorted();
  const tick = (name: string, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, name] : [...before].filter((one) => one !== name)));
  if (names.length === 0) return <p className={classes.note}>{t("noWorkflows")}</p>;
  return (
    <fieldset className={classes.fields}>
      <legend className={classes.legend}>{t("workflows")}</legend>
      <Stack gap={6}>
        {names.map((name) => (
          <Checkbox
            key={name}
            name="workflows"
            value={name}
            label={<span translate="no">{name}</span>}
            checked={ticked.has(name)}
            onChange={(event) => tick(name, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
