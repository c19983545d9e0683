import { Group } from "@mantine/core";
import layout from "#app/_components/layout.module.css";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import type { ReadyDashboard } from "#lib/publish/dashboards.ts";
import { CopyJson } from "./copy-json.tsx";
import { ImageBoard, PushButton } from "./image-board.tsx";
import classes from "./publishing.module.css";

type Props = {
  slug: string;
  timeZone: string;
  admin: boolean;
  /** Whether it is said of which environment they are, and where they are made. */
  isSet: boolean;
  ready: ReadyDashboard[];
};

/** Boards to copy, or to push where the application key may. */
export function DashboardsPanel({ ready, admin, isSet, ...props }: Props) {
  const { t } = useWords();
  return (
    <Panel title={t("publishing.dashboards")} id="dashboards">
      <div className={layout.stack}>
        <p className="muted">{t("publishing.dashboardsText")}</p>
        {admin && !isSet ? <p>{t("publishing.pushWants")}</p> : null}
        <ul className={classes.boards}>
          {ready.map((one) => (
            <li key={one.kind}>
              <Board one={one} pushes={admin && isSet} {...props} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

type BoardProps = Pick<Props, "slug" | "timeZone"> & { one: ReadyDashboard; pushes: boolean };

function Board({ one, slug, timeZone, pushes }: BoardProps) {
  const { t } = useWords();
  const format = useFormats();
  const { kind, dashboard, pushed } = one;
  const about = t(`publishing.kind.${kind}`);
  const made =
    pushed === null
      ? t("publishing.notPushed")
      : t("publishing.pushed", { at: format.moment(pushed.pushedAt, timeZone) });
  const words = { title: t("publishing.board.title"), description: t("publishing.board.description") };
  return (
    <div className={layout.text}>
      <h3 className={classes.heading}>{about}</h3>
      <p>{t(`publishing.kindText.${kind}`)}</p>
      <p className="muted">
        {made}{" "}
        {pushed === null ? null : (
          <a
            href={pushed.url}
            target="_blank"
            rel="noreferrer"
            aria-label={`${t("publishing.openBoard")}: ${about}`}
          >
            {t("publishing.openBoard")}
          </a>
        )}
      </p>
      {dashboard === null ? (
        <>
          <p>
            <TextLink href={`/orgs/${slug}/settings/pictures?kind=grid`}>
              {t("publishing.makePicture")}
            </TextLink>
          </p>
          <ImageBoard {...{ slug, pushes, words, about }} />
        </>
      ) : (
        <Group gap="sm">
          <CopyJson text={JSON.stringify(dashboard, null, 2)} about={about} />
          {pushes ? <PushButton {...{ slug, kind, about }} pictureUrl={null} /> : null}
        </Group>
      )}
    </div>
  );
}
