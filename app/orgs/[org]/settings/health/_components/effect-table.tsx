"use client";

import { useTranslations } from "next-intl";
import { useWords } from "#app/_language/use-words.ts";
import type { CellEffect, RowEffect } from "#lib/domain/health/marks-effect.ts";
import { sayRow } from "#lib/words/drawing-words.ts";
import classes from "./marks.module.css";

/** The grid as it is and as it would be: a cell that changes its band has both figures, and is marked. */
export function EffectTable({ rows }: { rows: RowEffect[] | null }) {
  const t = useTranslations("healthForms");
  return (
    <section className={classes.effect} aria-live="polite" aria-labelledby="marks-effect">
      <h3 id="marks-effect">{t("effect")}</h3>
      {rows === null ? <p className="muted">{t("effectNone")}</p> : <Rows rows={rows} />}
    </section>
  );
}

function Rows({ rows }: { rows: RowEffect[] }) {
  const words = useWords();
  const { t, format } = words;
  const cells = rows.flatMap((row) => row.cells);
  const days = rows[0]?.cells.map(({ day }) => day) ?? [];
  return (
    <>
      <p>{t("healthForms.changed", { cells: cells.filter(({ changesBand }) => changesBand).length })}</p>
      <section
        className={classes.scroll}
        aria-label={t("client.table", { label: t("healthForms.effect") })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("healthForms.row")}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  {format.bucketDay(day)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells: own }) => (
              <tr key={key}>
                <th scope="row">{sayRow(key, words)}</th>
                {own.map((cell) => (
                  <Cell key={cell.day} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Cell({ cell: { before, after, changesBand } }: { cell: CellEffect }) {
  const { t, format } = useWords();
  const [was, is] = [format.merit(before), format.merit(after)];
  return (
    <td data-moved={changesBand || undefined}>
      {was === is ? is : t("healthForms.becomes", { before: was, after: is })}
    </td>
  );
}
