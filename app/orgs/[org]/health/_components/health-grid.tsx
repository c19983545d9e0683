import type { ReactNode } from "react";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { LEAST_DAYS } from "#lib/domain/health/health-days.ts";
import type { HealthCell, HealthGrid, HealthGridRow } from "#lib/domain/health/health-grid.ts";
import { NarrowGrid, PageGrid } from "#lib/draw/page-grid.tsx";
import { sayAsOf } from "#lib/words/drawing-words.ts";
import { explainCell } from "#lib/words/health-words.ts";
import classes from "../health.module.css";
import type { HealthShown } from "../load.ts";
import { healthHref } from "../search-params.ts";
import { DrawingFoot } from "./drawing-foot.tsx";
import { GridRegion } from "./grid-region.tsx";
import { GridTable } from "./grid-table.tsx";

/** The grid as it is drawn in pictures too, or as a table of the same cells. */
export async function GridPanel({ member: { organization }, state, data }: HealthShown) {
  const { slug, timeZone } = organization;
  return <Grid grid={await data.grid} {...{ slug, timeZone, state }} />;
}

type Props = { grid: HealthGrid; slug: string; timeZone: string; state: HealthShown["state"] };

export function Grid({ grid, slug, timeZone, state }: Props) {
  const words = useWords();
  const { t } = words;
  const hrefOf = (row: HealthGridRow, cell: HealthCell) =>
    healthHref(slug, { ...state, trend: row.key, part: null, cell: { row: row.key, day: cell.day } });
  const change = (chunks: ReactNode) => <TextLink href={`/orgs/${slug}/settings/health`}>{chunks}</TextLink>;
  const foot = <DrawingFoot drawing="grid-foot" asOf={sayAsOf(grid, timeZone, words)} />;
  return (
    <Panel flush>
      {state.view === "table" ? (
        <div className={classes.tabled}>
          <GridTable grid={grid} hrefOf={hrefOf} />
          {foot}
        </div>
      ) : (
        <GridRegion
          key={`${grid.scope} ${grid.days.at(-1)} ${grid.days.length}`}
          label={t("healthPage.theGrid")}
          explained={explained(grid, (row, cell) => explainCell(row, cell, words))}
          opened={state.cell === null ? null : `${state.cell.row}/${state.cell.day}`}
          keys={t("healthPage.keys")}
          foot={foot}
        >
          <div className={classes.wide}>
            <PageGrid grid={grid} words={words} hrefOf={hrefOf} />
          </div>
          <div className={classes.narrow} data-fits={grid.days.length === LEAST_DAYS || undefined}>
            <NarrowGrid grid={grid} words={words} hrefOf={hrefOf} />
          </div>
        </GridRegion>
      )}
      <p className={classes.judged}>{t.rich("healthPage.judged", { version: grid.marks, change })}</p>
    </Panel>
  );
}

/** What each cell says when it is looked at, in the order in which the cells are drawn. */
function explained(grid: HealthGrid, say: (row: HealthGridRow, cell: HealthCell) => string): string[] {
  return grid.rows.flatMap((row) => row.cells.map((cell) => say(row, cell)));
}
