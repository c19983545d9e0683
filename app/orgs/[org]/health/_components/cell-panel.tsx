import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Facts } from "#app/_components/facts.tsx";
import { Moment, Range } from "#app/_components/moment.tsx";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { metricByKey } from "#lib/domain/catalogue/catalogue.ts";
import type { HealthCell, HealthGridRow } from "#lib/domain/health/health-grid.ts";
import { bandOf } from "#lib/domain/health/merit.ts";
import { sayAmount, sayMetric } from "#lib/words/catalogue-words.ts";
import { sayMissing, sayRow } from "#lib/words/drawing-words.ts";
import { sayFormula } from "#lib/words/health-words.ts";
import classes from "../../_components/drawer/drawer.module.css";
import { Drawer } from "../../_components/drawer/drawer.tsx";
import { type HealthShown, loadBehind } from "../load.ts";
import { type CellName, healthHref } from "../search-params.ts";
import { Behind } from "./cell-events.tsx";

type Props = HealthShown & { name: CellName };

/** A cell of the grid with what it was made of, and what is behind it. */
export function CellPanel({ name, ...page }: Props) {
  const t = useTranslations("healthPage");
  const { member, state } = page;
  const opened = `${name.row}/${name.day}`;
  const closed = healthHref(member.organization.slug, { ...state, cell: null });
  return (
    <Drawer label={t("cell")} opened={opened} bar={<Close closed={closed} />}>
      <Section key={opened} what={t("cell")} fallback={<Skeleton height={720} />}>
        <div className={classes.parts}>
          <Opened name={name} {...page} />
        </div>
      </Section>
    </Drawer>
  );
}

function Close({ closed }: { closed: string }) {
  const t = useTranslations("healthPage");
  return (
    <ScopedLink href={closed} scroll={false} aria-label={t("close")} title={t("close")} data-close>
      <IconX size={18} aria-hidden />
    </ScopedLink>
  );
}

async function Opened({ name, member, data }: Props) {
  const [t, grid] = await Promise.all([getTranslations("healthPage"), data.grid]);
  const row = grid.rows.find(({ key }) => key === name.row);
  const cell = row?.cells.find(({ day }) => day === name.day);
  if (row === undefined || cell === undefined)
    return (
      <>
        <h2>{t("notFound")}</h2>
        <p>{t("notFoundText")}</p>
      </>
    );
  const { slug, timeZone } = member.organization;
  const found = loadBehind(member, { scope: grid.scope, row, cell });
  return (
    <>
      <CellFacts row={row} cell={cell} timeZone={timeZone} />
      <Section what={t("behind")} fallback={<Skeleton height={240} />}>
        <Behind found={found} slug={slug} timeZone={timeZone} />
      </Section>
    </>
  );
}

const TONES = { critical: "failed", warning: "stale", healthy: "fine" } as const;

type FactsProps = { row: HealthGridRow; cell: HealthCell; timeZone: string };

export function CellFacts({ row, cell, timeZone }: FactsProps) {
  const words = useWords();
  const { t, format } = words;
  const metric = metricByKey(row.measure.metric);
  const said = metric === undefined ? null : sayMetric(words, metric);
  const value = sayAmount(words, row.unit, cell.raw);
  return (
    <>
      <h2>{`${sayRow(row.key, words)}, ${format.bucketDate(cell.day)}`}</h2>
      <StatusMark
        tone={cell.fom === null ? "pending" : TONES[bandOf(cell.fom)]}
        word={
          cell.fom === null
            ? t("health.band.unknown")
            : t("drawing.figure", {
                figure: format.merit(cell.fom),
                band: t(`health.band.${bandOf(cell.fom)}`),
              })
        }
      />
      {cell.reason === null ? null : <p>{sayMissing(cell.reason, words)}</p>}
      <Facts
        least={200}
        facts={{
          [t("healthPage.value")]:
            cell.raw === null || cell.n === null ? value : t("health.valueOf", { value, n: cell.n }),
          [t("healthPage.window")]: <Window cell={cell} timeZone={timeZone} />,
          [t("healthPage.measured")]: <Moment at={cell.measuredAt} timeZone={timeZone} />,
          [t("healthPage.formula")]: sayFormula(words, row),
          [t("healthPage.metric")]: <span translate="no">{row.measure.metric}</span>,
          [t("healthPage.definition")]:
            said === null ? row.measure.metric : `${said.title}: ${said.definition}`,
        }}
      />
    </>
  );
}

/** From when to when, or at which moment it was so. */
function Window({ cell: { window }, timeZone }: Omit<FactsProps, "row">) {
  const t = useTranslations("healthPage");
  if (window === null) return <Moment at={null} timeZone={timeZone} />;
  const { from, to } = window;
  if (from !== to) return <Range from={from} to={to} timeZone={timeZone} />;
  return t.rich("atMoment", { at: () => <Moment at={to} timeZone={timeZone} /> });
}
