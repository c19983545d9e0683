"use client";

import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import type { ActionState } from "#lib/http/action.ts";
import { connectAction, type Offered, offerRepositoriesAction } from "../actions.ts";
import { KEY } from "./account-inputs.tsx";
import { DemoKeys } from "./demo-keys.tsx";
import { RepositoryPicker } from "./repository-picker.tsx";
import type { AccountForm } from "./said-form.ts";

type Props = {
  slug: string;
  source: AccountForm;
  demo: boolean;
  /** Of the operator's App, where one is this organisation's. */
  installation: number | null;
};

/** Connects GitHub in two steps of one form: the token is checked, and then what of all that it may read is chosen. */
export function GitHubForm({ slug, source, demo, installation }: Props) {
  const t = useTranslations("connectionForms");
  const [offered, setOffered] = useState<Offered[] | null>(null);
  const [filled, setFilled] = useState(false);
  const target = { slug, provider: source.provider, expected: null };
  const [state, action] = useActionState<ActionState, FormData>(
    async (before, form) => {
      if (offered !== null) return connectAction(target, before, form);
      const answer = await offerRepositoriesAction(slug, form);
      if (answer.status !== "done") return answer;
      setOffered(answer.value);
      return { status: "idle" };
    },
    { status: "idle" },
  );
  const { field, set, texts } = useFields({ token: "", name: "" }, state);
  const [key] = source.keys;
  const changeToken = (token: string, from: "demo" | "own" = "own") => {
    set("token", token);
    setOffered(null);
    setFilled(from === "demo");
  };
  return (
    <ActionForm
      state={state}
      action={action}
      submit={
        <div>
          <SubmitButton disabled={texts.token.trim() === ""}>
            {t(offered === null ? "checkToken" : "connectChosen")}
          </SubmitButton>
        </div>
      }
    >
      {demo ? (
        <DemoKeys
          slug={slug}
          provider={source.provider}
          filled={filled}
          fill={({ token = "" }) => changeToken(token, "demo")}
        />
      ) : null}
      {installation === null ? null : (
        <AppOffer installation={`installation:${installation}`} onUse={changeToken} />
      )}
      <PasswordInput
        label={key?.label}
        description={key?.hint}
        required
        aria-invalid={field("token").error !== undefined || undefined}
        {...field("token")}
        {...KEY}
        onChange={(event) => changeToken(event.currentTarget.value)}
      />
      {offered === null ? null : (
        <>
          <RepositoryPicker offered={offered} chosen={null} state={state} />
          <TextInput
            label={t("name")}
            description={t("nameHint")}
            autoComplete="off"
            maxLength={80}
            maw={260}
            {...field("name")}
          />
        </>
      )}
    </ActionForm>
  );
}

/** Instead of a token: the App that the operator has registered, where it is installed for this organisation. */
function AppOffer({ installation, onUse }: { installation: string; onUse: (token: string) => void }) {
  const t = useTranslations("connectionForms");
  return (
    <FormMessage tone="info">
      {t("appOffered", { installation })}{" "}
      <Button type="button" variant="default" size="compact-sm" onClick={() => onUse(installation)}>
        {t("useApp")}
      </Button>
    </FormMessage>
  );
}
