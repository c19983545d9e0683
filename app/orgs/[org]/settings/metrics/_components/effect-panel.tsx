"use client";

import { useTranslations } from "next-intl";
import { Refusal } from "#app/_components/form/form-message.tsx";
import { Panel } from "#app/_components/panel.tsx";
import type { ActionState } from "#lib/http/action.ts";
import type { SaidEffect } from "../effect.ts";
import classes from "./metrics.module.css";

type Props = { preview: ActionState<SaidEffect[]>; pending: boolean; touched: boolean };

/** What the figures of the last 30 days are, and what they would be with what is typed. */
export function EffectPanel({ preview, pending, touched }: Props) {
  const t = useTranslations("metricForms");
  return (
    <div className={classes.effect} aria-live="polite" aria-busy={pending}>
      <Panel title={t("effect")} id="effect">
        {touched && preview.status === "done" ? <Rows effects={preview.value} /> : <p>{t("effectNone")}</p>}
        {touched ? <Refusal state={preview} /> : null}
        <p className="muted">{t("effectNotOf")}</p>
      </Panel>
    </div>
  );
}

function Rows({ effects }: { effects: SaidEffect[] }) {
  const t = useTranslations("metricForms");
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("figure")}</th>
          <th scope="col">{t("before")}</th>
          <th scope="col">{t("after")}</th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ what, before, after }) => (
          <tr key={what} data-moved={before === after ? undefined : true}>
            <th scope="row">{what}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
