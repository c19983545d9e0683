"use client";

import { Checkbox, Stack, TagsInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormats } from "#app/_language/use-words.ts";
import type { FieldProps } from "../../_components/use-settings.ts";
import classes from "./metrics.module.css";

/** An environment that events of the last 90 days name. */
export type SeenEnvironment = { env: string; deployments: number; incidents: number; lastAt: string };
type Props = Omit<FieldProps, "help"> & { seen: SeenEnvironment[]; timeZone: string };

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Which environments are production: those that were seen, to be ticked, and others by their names. */
export function EnvironmentField({ values, set, shown, seen, timeZone }: Props) {
  const t = useTranslations("metricForms");
  const format = useFormats();
  const { name, label, description, error } = shown("productionEnvs");
  const chosen = values.productionEnvs;
  const others = chosen.filter((env) => !seen.some((one) => same(one.env, env)));
  const tick = (env: string, ticked: boolean) =>
    set({ productionEnvs: ticked ? [...chosen, env] : chosen.filter((one) => !same(one, env)) });
  return (
    <fieldset className={classes.environments}>
      <legend>{label}</legend>
      <p className="muted">{description}</p>
      <Stack gap="xs">
        {seen.map(({ env, deployments, incidents, lastAt }) => (
          <Checkbox
            key={env}
            label={env}
            description={t("seen", { deployments, incidents, last: format.day(lastAt, timeZone) })}
            checked={chosen.some((one) => same(one, env))}
            onChange={(event) => tick(env, event.currentTarget.checked)}
          />
        ))}
      </Stack>
      <TagsInput
        label={t("notSeen")}
        description={t("notSeenHint")}
        placeholder={t("enterAdds")}
        maxTags={20}
        error={error}
        value={others}
        onChange={(typed) =>
          set({ productionEnvs: [...chosen.filter((env) => !others.includes(env)), ...typed] })
        }
      />
      {chosen.map((env) => (
        <input key={env} type="hidden" name={name} value={env} />
      ))}
    </fieldset>
  );
}
