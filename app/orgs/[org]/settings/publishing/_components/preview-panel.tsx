import { useTranslations } from "next-intl";
import { ConfirmButton } from "#app/_components/form/confirm-dialog.tsx";
import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { cut } from "#lib/domain/cut.ts";
import { byteLength } from "#lib/domain/publish/bodies.ts";
import type { Obstacle } from "#lib/domain/publish/obstacle.ts";
import type { Preview } from "#lib/publish/preview.ts";
import { publishAction } from "../actions.ts";
import { LeftOutList } from "./left-out-list.tsx";
import { ObstacleNote } from "./obstacle-note.tsx";
import classes from "./publishing.module.css";
import { SeriesTable } from "./series-table.tsx";

type Props = {
  organization: Organization;
  preview: Preview;
  /** Why nothing is sent now; null where something is. */
  obstacle: Obstacle | null;
  /** Where it would go; null while no account is chosen. */
  account: string | null;
  admins: string[];
};

/** More is not read on a page: the API answers all. */
const MOST_SHOWN = 20_000;

/** What publishing would send, or why nothing, what it leaves out, and what Datadog would count. */
export function PreviewPanel(props: Props) {
  const t = useTranslations("publishing");
  const { preview, organization } = props;
  return (
    <Panel title={t("preview")} id="preview">
      <div className={layout.stack}>
        <Summary {...props} />
        <SeriesTable series={preview.series} timeZone={organization.timeZone} />
        <section aria-labelledby="left-out">
          <h3 id="left-out" className={classes.heading}>
            {t("leftOut")}
          </h3>
          <LeftOutList plan={preview} />
        </section>
        <Bodies bodies={preview.bodies} />
      </div>
    </Panel>
  );
}

function Summary({ preview, obstacle, account, organization, admins }: Props) {
  const t = useTranslations("publishing");
  return (
    <div className={layout.text}>
      {obstacle === null ? <p className="muted">{t("previewText")}</p> : null}
      {obstacle === null ? null : <ObstacleNote {...{ obstacle, organization, admins }} />}
      {preview.series.length === 0 ? null : (
        <>
          <Counts preview={preview} />
          <Billable {...preview.billable} />
        </>
      )}
      {obstacle === null && account !== null && hasRole(organization.role, "admin") ? (
        <PublishButton slug={organization.slug} {...{ account, preview }} />
      ) : null}
    </div>
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
  return <p>{t("counts", counts)}</p>;
}

function Billable({ series, listPriceUsdPerMonth }: Preview["billable"]) {
  const t = useTranslations("publishing");
  const format = useFormats();
  const price = format.dollars(listPriceUsdPerMonth);
  return (
    <p>
      <strong>{t("billable", { series })}</strong>, {t("price", { price })}.{" "}
      <span className="muted">{t("billableMeans")}</span>
    </p>
  );
}

type PublishProps = { slug: string; account: string; preview: Preview };

function PublishButton({ slug, account, preview }: PublishProps) {
  const t = useTranslations("publishingForms");
  const points = preview.series.filter(({ sent }) => !sent).length;
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
