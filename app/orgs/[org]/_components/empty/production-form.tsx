"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { ActionForm } from "#app/_components/form/action-form.tsx";
import { errorOf, FormMessage } from "#app/_components/form/form-message.tsx";
import type { SeenEnvironment } from "#lib/domain/report/empty.ts";
import { chooseProductionAction } from "./actions.ts";
import classes from "./empty.module.css";

type Props = {
  slug: string;
  seen: SeenEnvironment[];
  /** Whether a heading above it asks already. */
  titled?: boolean;
};

/** The environments that were seen, as many as there are, with what looks like production ticked. */
export function ProductionForm({ slug, seen, titled = false }: Props) {
  const t = useTranslations("productionForm");
  const [state, action] = useActionState(chooseProductionAction.bind(null, slug), { status: "idle" });
  const [chosen, choose] = useState(() => seen.filter(({ likely }) => likely).map(({ name }) => name));
  const error = errorOf(state, "productionEnvs");
  const toggle = (name: string) =>
    choose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <ActionForm state={state} action={action} submit={t("save")}>
      <fieldset className={classes.choice} aria-describedby="production-hint">
        <legend className={titled ? "unseen" : undefined}>{t("legend")}</legend>
        {seen.map(({ name, deployments }) => (
          <label key={name} className={classes.option}>
            <input
              type="checkbox"
              name="productionEnvs"
              value={name}
              checked={chosen.includes(name)}
              onChange={() => toggle(name)}
              aria-invalid={error === undefined ? undefined : true}
            />
            <span className={classes.name}>{name}</span>
            <span className={classes.count}>{t("seen", { count: deployments })}</span>
          </label>
        ))}
        <p className={classes.hint} id="production-hint">
          {t("hint")}
        </p>
        {error === undefined ? null : <FormMessage tone="failed">{error}</FormMessage>}
      </fieldset>
    </ActionForm>
  );
}
