"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { ActionForm, useFields } from "#app/_components/form/action-form.tsx";
import { SubmitButton } from "#app/_components/form/submit-button.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { HEALTH_ROWS } from "#lib/domain/health/health-row.ts";
import { type Markable, type Marks, markables } from "#lib/domain/health/marks.ts";
import type { RowEffect } from "#lib/domain/health/marks-effect.ts";
import { ENDS, type End, markField, typedMarks, typedUnit } from "#lib/domain/health/typed-marks.ts";
import type { ActionState } from "#lib/http/action.ts";
import { sayRow } from "#lib/words/drawing-words.ts";
import { previewMarksAction, saveMarksAction } from "../actions.ts";
import { EffectTable } from "./effect-table.tsx";
import classes from "./marks.module.css";

type Props = { slug: string; marks: Marks; scopes: string[] };
/** What came of the last press: a preview has rows, a save has none. */
type State = ActionState<RowEffect[] | undefined>;
const IDLE = { status: "idle" } as const;

/** Other marks, for admins: first as a preview of what they make of the grid, then saved as a version. */
export function MarksForm({ slug, marks, scopes }: Props) {
  const t = useTranslations("healthForms");
  const [state, send] = useActionState<State, FormData>(
    (_, form) =>
      form.get("to") === "preview" ? previewMarksAction(slug, IDLE, form) : saveMarksAction(slug, IDLE, form),
    IDLE,
  );
  const { field } = useFields<string>({ ...typedMarks(marks.marks), scope: "" }, state);
  return (
    <ActionForm
      state={state}
      action={send}
      submit={
        <div className={classes.acts}>
          <NativeSelect label={t("scope")} {...field("scope")}>
            <option value="">{t("all")}</option>
            {scopes.map((scope) => (
              <option key={scope} translate="no">
                {scope}
              </option>
            ))}
          </NativeSelect>
          <SubmitButton variant="default" name="to" value="preview">
            {t("preview")}
          </SubmitButton>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      }
    >
      <input type="hidden" name="version" value={marks.version} />
      <div className={classes.rows}>
        {HEALTH_ROWS.map(({ key }) => (
          <RowMarks key={key} row={key} marks={markables(marks.marks)} field={field} />
        ))}
      </div>
      <EffectTable rows={state.status === "done" ? (state.value ?? null) : null} />
    </ActionForm>
  );
}

type RowProps = { row: string; marks: Markable[]; field: (name: string) => object };

/** The marks of one row; none of what is yes or no. */
function RowMarks({ row, marks, field }: RowProps) {
  const words = useWords();
  const own = marks.filter((mark) => mark.row === row);
  if (own.length === 0) return null;
  return (
    <fieldset className={classes.row}>
      <legend>{sayRow(row, words)}</legend>
      {own.map((mark) => (
        <div key={mark.measure} className={classes.measure}>
          <span>{words.t(`healthForms.of.${mark.judges}`)}</span>
          {ENDS.map((end) => (
            <EndField key={end} mark={mark} end={end} field={field} />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

function EndField({ mark, end, field }: { mark: Markable; end: End; field: RowProps["field"] }) {
  const t = useTranslations("healthForms");
  const usual = typedMarks([])[markField(mark, end)];
  return (
    <TextInput
      label={t(`end.${end}`)}
      aria-label={`${t(`of.${mark.judges}`)}, ${t(`end.${end}`)}`}
      description={`${t(`typed.${typedUnit(mark)}`)}, ${t("usual", { value: usual ?? "" })}`}
      inputWrapperOrder={["label", "input", "description", "error"]}
      inputMode="decimal"
      autoComplete="off"
      {...field(markField(mark, end))}
    />
  );
}
