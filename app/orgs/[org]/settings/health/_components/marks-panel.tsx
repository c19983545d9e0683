import { ConfirmButton } from "#app/_components/form/confirm-dialog.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { type Markable, type Marks, markables } from "#lib/domain/health/marks.ts";
import { typedUnit } from "#lib/domain/health/typed-marks.ts";
import { sayAmount } from "#lib/words/catalogue-words.ts";
import { sayRow } from "#lib/words/drawing-words.ts";
import { resetMarksAction } from "../actions.ts";
import classes from "./marks.module.css";
import { MarksForm } from "./marks-form.tsx";

type Props = { slug: string; admin: boolean; timeZone: string; marks: Marks; scopes: string[] };

/** The marks that hold, with their version; admins set others. */
export function MarksPanel({ slug, admin, timeZone, marks, scopes }: Props) {
  const { t, format } = useWords();
  const { version, setAt } = marks;
  return (
    <Panel title={t("healthSettings.marks")} id="marks" aside={<HelpLink topic="healthThresholds" />}>
      <div className={classes.held}>
        <p>{t("healthSettings.version", { version, day: format.day(setAt, timeZone) })}</p>
        {admin && marks.marks.length > 0 ? <Reset slug={slug} version={version} /> : null}
      </div>
      {admin ? (
        // Another version is another form, with what holds now in its fields.
        <MarksForm key={version} slug={slug} marks={marks} scopes={scopes} />
      ) : (
        <MarksTable marks={marks} />
      )}
    </Panel>
  );
}

function Reset({ slug, version }: { slug: string; version: number }) {
  const { t } = useWords();
  const question = {
    title: t("healthSettings.reset"),
    text: t("healthSettings.resetText"),
    button: t("healthSettings.resetButton"),
    run: resetMarksAction.bind(null, slug, version),
  };
  return (
    <ConfirmButton question={question} variant="default" size="xs">
      {t("healthSettings.reset")}
    </ConfirmButton>
  );
}

function MarksTable({ marks: { marks } }: Pick<Props, "marks">) {
  const words = useWords();
  const { t } = words;
  const amount = (mark: Markable, end: "good" | "bad") => sayAmount(words, typedUnit(mark), mark[end]);
  const columns: Column<Markable>[] = [
    { title: t("healthSettings.row"), name: true, cell: ({ row }) => sayRow(row, words) },
    { title: t("healthSettings.measure"), cell: ({ judges }) => t(`healthForms.of.${judges}`) },
    { title: t("healthSettings.good"), number: true, cell: (mark) => amount(mark, "good") },
    { title: t("healthSettings.bad"), number: true, cell: (mark) => amount(mark, "bad") },
  ];
  return (
    <DataTable
      label={t("healthSettings.marks")}
      columns={columns}
      rows={markables(marks)}
      keyOf={({ row, measure }) => `${row} ${measure}`}
      foot={t("healthSettings.onlyAdmins")}
      stacked
    />
  );
}
