"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { type SlugProblem, slugProblem, suggestSlug } from "#lib/domain/access/slug.ts";
import { ActionForm, useFields } from "../../_components/form/action-form.tsx";
import { errorOf } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { createOrganizationAction } from "../actions.ts";

/** Name and address of a new organisation; the address follows the name until it is edited. */
export function CreateOrganizationForm({ problems }: { problems: Record<SlugProblem["code"], string> }) {
  const t = useTranslations("organizationForm");
  const [state, action] = useActionState(createOrganizationAction, { status: "idle" });
  const { texts, field } = useFields({ name: "" }, state);
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const slug = ownSlug ?? suggestSlug(texts.name);
  const problem = left && slug !== "" ? slugProblem(slug) : null;
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>{t("create")}</SubmitButton>}>
      <TextInput label={t("name")} autoComplete="organization" maxLength={80} required {...field("name")} />
      <TextInput
        label={t("address")}
        name="slug"
        description={t("addressHint")}
        leftSection={<span aria-hidden="true">/orgs/</span>}
        leftSectionWidth={56}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        required
        value={slug}
        onChange={(event) => {
          setLeft(false);
          setOwnSlug(event.currentTarget.value.toLowerCase());
        }}
        onBlur={() => setLeft(true)}
        error={problem === null ? errorOf(state, "slug") : problems[problem.code]}
      />
    </ActionForm>
  );
}
