"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { useEnded } from "#app/_components/form/ended-secrets.ts";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { metricByKey } from "#lib/domain/catalogue/catalogue.ts";
import { PICTURE_DAYS, PICTURE_KINDS, type PictureKind } from "#lib/domain/pictures/picture.ts";
import type { FigureOption } from "#lib/words/figure-options.ts";
import { makePictureAction } from "../actions.ts";
import { ShownPicture } from "./shown-picture.tsx";

const DAYS = [7, 14, 28, 90];
const LIFETIMES = [30, 90, 365];

type Option = { value: string; label: string };
type Props = {
  slug: string;
  /** What is chosen at first. */
  asked: { kind: PictureKind; scope: string; figure: string; part: string };
  scopes: Option[];
  figures: FigureOption[];
};

/** Gives a picture an address. */
export function MakePictureForm({ slug, asked, scopes, figures }: Props) {
  const t = useTranslations("pictureForms");
  const [state, action] = useActionState(makePictureAction.bind(null, slug), { status: "idle" });
  const { texts, field } = useFields({ ...asked, days: "", expires: "" }, state);
  const made = state.status === "done" ? state.value : null;
  const ended = useEnded(made === null ? null : { name: made.id, secret: made.url });
  const kind = PICTURE_KINDS.find((one) => one === texts.kind) ?? "grid";
  const { least, most } = PICTURE_DAYS[kind];
  const days = DAYS.filter((number) => number >= least && number <= most);
  const dayOptions = days.map((number) => ({ value: String(number), label: t("days", { days: number }) }));
  const lifetimes = LIFETIMES.map((number) => ({
    value: String(number),
    label: t("days", { days: number }),
  }));
  return (
    <ActionForm state={state} action={action} submit={<SubmitButton>{t("make")}</SubmitButton>}>
      {made === null || ended ? null : <ShownPicture picture={made} />}
      <NativeSelect
        label={t("kind")}
        data={PICTURE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        {...field("kind")}
      />
      {kind === "grid" ? null : (
        <NativeSelect label={t("figure")} data={grouped(figures)} {...field("figure")} />
      )}
      {kind === "grid" || !isParted(texts.figure) ? null : (
        <TextInput
          label={t("part")}
          description={t("partHint")}
          maxLength={300}
          required
          {...field("part")}
        />
      )}
      <NativeSelect label={t("scope")} data={scopes} {...field("scope")} />
      {days.length === 0 ? null : (
        <NativeSelect
          label={t("shownDays")}
          data={[{ value: "", label: t("usual", { days: PICTURE_DAYS[kind].usual }) }, ...dayOptions]}
          {...field("days")}
        />
      )}
      <NativeSelect
        label={t("expiresAfter")}
        description={t("expiresHint")}
        data={[{ value: "", label: t("never") }, ...lifetimes]}
        {...field("expires")}
      />
    </ActionForm>
  );
}

/** Whether a metric has several values of a day, one of which has to be named. */
const isParted = (figure: string) => (metricByKey(figure)?.part ?? null) !== null;

/** As a browser's own list has groups. */
function grouped(figures: FigureOption[]) {
  const groups = [...new Set(figures.map(({ group }) => group))];
  const itemsOf = (group: string) =>
    figures.filter((one) => one.group === group).map(({ value, label }) => ({ value, label }));
  return groups.map((group) => ({ group, items: itemsOf(group) }));
}
