import { useTranslations } from "next-intl";
import { ConfirmButton } from "#app/_components/form/confirm-dialog.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import { cut } from "#lib/domain/cut.ts";
import { byteLength } from "#lib/domain/publish/bodies.ts";
import type { Preview } from "#lib/publish/preview.ts";
import { publishAction } from "../actions.ts";
import { LeftOutTable } from "./left-out-table.tsx";
import classes from "./publishing.module.css";
import { SeriesTable } from "./series-table.tsx";

type Props = {
  slug: string;
  timeZone: string;
  admin: boolean;
  preview: Preview;
  /** Where it would go; null while no account is chosen. */
  account: string | null;
};

/** More is not read on a page: the API answers all. */
const MOST_SHOWN = 20_000;

/** What publishing would send, what it leaves out, and what Datadog would count. */
export function PreviewPanel({ preview, timeZone, ...props }: Props) {
  const t = useTranslations("publishing");
  const nothing = preview.series.length === 0;
  const left = [...preview.refused, ...preview.missing];
  return (
    <Panel title={t("preview")} id="preview">
      <div className={layout.stack}>
        <div className={layout.text}>
          <p className="muted">{t("previewText")}</p>
          <p>{nothing ? t("nothing") : <Counts preview={preview} />}</p>
          {nothing ? null : <Billable {...preview.billable} />}
          <PublishButton preview={preview} {...props} />
        </div>
        <SeriesTable series={preview.series} timeZone={timeZone} />
        <section aria-labelledby="left-out">
          <h3 id="left-out" className={classes.heading}>
            {t("leftOut")}
          </h3>
          <LeftOutTable rows={left} />
        </section>
        <Bodies bodies={preview.bodies} />
      </div>
    </Panel>
  );
}

function Counts({ preview }: Pick<Props, "preview">) {
  const t = useTranslations("publishing");
  const { bodies, series, refused, missing } = preview;
  const sent = series.filter((one) => one.sent).length;
  const counts = {
    ...{ bodies: bodies.length, waiting: series.length - sent, sent },
    ...{ refused: refused.length, missing: missing.length },
  };
  return (
    <>
      {t("counts", counts)}
      {bodies.length === 0 ? ` ${t("allSent")}` : null}
    </>
  );
}

function Billable({ series, listPriceUsdPerMonth }: Preview["billable"]) {
  const t = useTranslations("publishing");
  const format = useFormats();
  const price = `US$ ${format.weight(listPriceUsdPerMonth)}`;
  return (
    <p>
      <strong>{t("billable", { series })}</strong>, {t("price", { price })}.{" "}
      <span className="muted">{t("billableMeans")}</span>
    </p>
  );
}

function PublishButton({ slug, admin, account, preview }: Omit<Props, "timeZone">) {
  const t = useTranslations("publishingForms");
  const points = preview.series.filter(({ sent }) => !sent).length;
  if (!admin || account === null || points === 0) return null;
  const question = {
    title: t("publishTitle"),
    text: t("publishText", { points, account }),
    button: t("publish"),
    run: publishAction.bind(null, slug, preview.digest),
  };
  return (
    <div>
      <ConfirmButton question={question}>{t("publish")}</ConfirmButton>
    </div>
  );
}

function Bodies({ bodies }: { bodies: string[] }) {
  const t = useTranslations("publishing");
  const whole = bodies.join("\n");
  if (whole === "") return null;
  const shown = cut(whole, MOST_SHOWN);
  return (
    <details>
      <summary className={classes.heading}>{t("json")}</summary>
      {shown === whole ? null : <p className="muted">{t("jsonLong", { bytes: byteLength(whole) })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.json} tabIndex={0}>
        {shown}
      </pre>
    </details>
  );
}
