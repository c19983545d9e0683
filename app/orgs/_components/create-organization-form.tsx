"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useState } from "react";
import { type SlugProblem, slugProblem, suggestSlug } from "#lib/domain/access/slug.ts";
import { ActionForm, useFields } from "../../_components/form/action-form.tsx";
import { errorOf } from "../../_components/form/form-message.tsx";
import { SubmitButton } from "../../_components/form/submit-button.tsx";
import { createOrganizationAction } from "../actions.ts";

/** Name, address and time zone of a new organisation; the address follows the name until it is edited. */
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
        leftSection={
          <span aria-hidden="true" translate="no">
            /orgs/
          </span>
        }
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
      <TimeZone error={errorOf(state, "timeZone")} />
    </ActionForm>
  );
}

/** The zone that this browser is in, as a proposal; what it does not know itself, and a page without scripts, is UTC. */
function TimeZone({ error }: { error: string | undefined }) {
  const t = useTranslations("organizationForm");
  const [zones, setZones] = useState(["UTC"]);
  const [chosen, choose] = useState("UTC");
  useEffect(() => {
    const known = Intl.supportedValuesOf("timeZone");
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    setZones([...new Set(["UTC", ...known])]);
    if (known.includes(own)) choose(own);
  }, []);
  return (
    <NativeSelect
      label={t("timeZone")}
      description={t("timeZoneHint")}
      name="timeZone"
      // A browser that restores an older choice on reload would hide its own.
      autoComplete="off"
      data={zones}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
      error={error}
    />
  );
}
