import { CountLink } from "#app/_components/count-link.tsx";
import { HelpLink } from "#app/_components/help-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { OriginName } from "#app/_components/metrics/origin-mark.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { ORIGIN_COMMITS } from "#lib/domain/links.ts";
import type { ByOrigin, OriginRow } from "#lib/domain/report/report.ts";
import { compareOrigins, sayReasons } from "#lib/words/origin-words.ts";
import type { Words } from "#lib/words/words.ts";
import type { PlaceKey, Shown } from "./load.ts";
import classes from "./places.module.css";

export async function PlaceOrigins({ member, data }: Shown) {
  const { byOrigin } = await data.shares;
  return <OriginsPanel byOrigin={byOrigin} slug={member.organization.slug} place={data.key} />;
}

type Props = { byOrigin: ByOrigin; slug: string; place: PlaceKey };

/** Who wrote what is deployed here, and whether that makes a difference. */
export function OriginsPanel({ byOrigin, slug, place }: Props) {
  const words = useWords();
  const { t } = words;
  return (
    <Panel title={t("origins.title")} id="by-origin" aside={<HelpLink topic="origins" />}>
      <p className={classes.said}>
        {byOrigin.comparable
          ? compareOrigins(byOrigin, words)
          : t("origins.notCompared", { reasons: sayReasons(byOrigin.reasons, words) })}
      </p>
      <DataTable
        label={t("origins.title")}
        columns={columnsOf({ byOrigin, slug, place }, words)}
        rows={byOrigin.origins}
        keyOf={({ origin }) => origin}
      />
      <p className={classes.caption}>
        <TextLink href={`/orgs/${slug}/origins?${new URLSearchParams({ [place.kind]: place.name })}`}>
          {t("places.moreOrigins")}
        </TextLink>
      </p>
    </Panel>
  );
}

function columnsOf({ byOrigin, slug, place }: Props, { t, format }: Words): Column<OriginRow>[] {
  const { total } = byOrigin.commits;
  return [
    {
      title: t("origins.origin"),
      name: true,
      cell: ({ origin }) => <OriginName origin={origin} />,
    },
    {
      title: t("origins.commits"),
      number: true,
      cell: ({ origin, commits }) => (
        <CountLink
          slug={slug}
          count={ORIGIN_COMMITS[origin]}
          value={commits}
          narrowed={{ [place.kind]: [place.name] }}
        >
          {format.count(commits)}
        </CountLink>
      ),
    },
    {
      title: t("origins.share"),
      number: true,
      cell: ({ commits }) => format.share(total === 0 ? null : commits / total),
    },
    { title: t("origins.failureRate"), number: true, cell: ({ cfr }) => format.rate(cfr) },
    { title: t("origins.interval"), number: true, cell: ({ low, high }) => format.interval(low, high) },
  ];
}
