"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState, useTransition } from "react";
import { ActionForm } from "#app/_components/form/action-form.tsx";
import { type Answer, FormMessage, Refusal } from "#app/_components/form/form-message.tsx";
import { chooseRepositoriesAction, type Offered, offerMoreAction } from "../actions.ts";
import { RepositoryPicker } from "./repository-picker.tsx";

type Props = { slug: string; connectionId: string; chosen: string[] };

/** Other repositories for a connection: what its token may read is asked when somebody wants to choose. */
export function ChooseRepositories({ slug, connectionId, chosen }: Props) {
  const t = useTranslations("connectionForms");
  const [offered, setOffered] = useState<Offered[] | null>(null);
  const [answer, setAnswer] = useState<Answer>({ status: "idle" });
  const [asking, ask] = useTransition();
  const target = { slug, connectionId };
  const [state, action] = useActionState(chooseRepositoriesAction.bind(null, target), { status: "idle" });
  const open = () =>
    ask(async () => {
      const told = await offerMoreAction(slug, connectionId);
      setAnswer(told.status === "refused" ? { status: "refused", message: told.message } : told);
      if (told.status === "done") setOffered(told.value);
    });
  if (offered === null)
    return (
      <div>
        <Button type="button" variant="default" loading={asking} onClick={open}>
          {t("chooseRepositories")}
        </Button>
        <Refusal state={answer} />
      </div>
    );
  return (
    <ActionForm state={state} action={action} submit={t("saveRepositories")}>
      <RepositoryPicker offered={offered} chosen={chosen} state={state} />
      <p>{t("unticked")}</p>
      {state.status === "done" ? <FormMessage tone="fine">{t("repositoriesSaved")}</FormMessage> : null}
    </ActionForm>
  );
}
