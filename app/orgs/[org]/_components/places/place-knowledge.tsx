import type { ReactNode } from "react";
import { CountLink } from "#app/_components/count-link.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { PlaceFacts } from "#lib/db/places.ts";
import type { ByOrigin, Figures } from "#lib/domain/report/report.ts";
import type { Words } from "#lib/words/words.ts";
import type { PlaceKey, Shown } from "./load.ts";

export async function Knowledge({ member, data }: Shown) {
  const [{ figures }, { byOrigin }, facts] = await Promise.all([data.figures, data.shares, data.facts]);
  const { slug } = member.organization;
  return <KnowledgePanel figures={figures} byOrigin={byOrigin} facts={facts} slug={slug} place={data.key} />;
}

type Props = {
  figures: Pick<Figures, "change_failure_rate">;
  byOrigin: Pick<ByOrigin, "commits">;
  facts: PlaceFacts;
  slug: string;
  place: PlaceKey;
};

type Row = { what: string; known: number; of: number; missing: ReactNode };

/** How much of its own data the numbers of a place rest on. */
export function KnowledgePanel(props: Props) {
  const words = useWords();
  const { t, format } = words;
  const columns: Column<Row>[] = [
    { title: t("places.knowledge.what"), name: true, cell: ({ what }) => what },
    {
      title: t("places.knowledge.share"),
      number: true,
      hint: ({ known, of }) => t("places.knowledge.of", { known, all: of }),
      cell: ({ known, of }) => format.share(of === 0 ? null : known / of),
    },
    { title: t("places.knowledge.missing"), number: true, cell: ({ missing }) => missing },
  ];
  return (
    <Panel title={t("places.knowledge.title")} id="knowledge" flush>
      <DataTable
        label={t("places.knowledge.title")}
        columns={columns}
        rows={rowsOf(props, words)}
        keyOf={({ what }) => what}
        foot={<TextLink href={`/orgs/${props.slug}/data-quality`}>{t("places.knowledge.more")}</TextLink>}
      />
    </Panel>
  );
}

function rowsOf({ figures, byOrigin, facts, slug, place }: Props, { t, format }: Words): Row[] {
  const { evaluated, pending } = figures.change_failure_rate;
  const { known, total } = byOrigin.commits;
  const own = { [place.kind]: [place.name] };
  const opens = { slug, narrowed: own };
  // A name beside that none is named takes events of either.
  const lacking = (value: number, without: "repository" | "env") => (
    <CountLink slug={slug} count="deployments" value={value} narrowed={{ ...own, without }}>
      {format.count(value)}
    </CountLink>
  );
  const { deployments, withCommits, named, withRepository, anywhere, withEnvironment } = facts;
  const bare = deployments - withCommits;
  return [
    {
      ...{ what: t("places.knowledge.verdict"), known: evaluated, of: evaluated + pending },
      missing: (
        <CountLink {...opens} count="pending" value={pending}>
          {t("places.knowledge.pending", { count: pending })}
        </CountLink>
      ),
    },
    {
      ...{ what: t("places.knowledge.commits"), known: withCommits, of: deployments },
      missing: (
        <CountLink {...opens} count="withoutCommits" value={bare}>
          {format.count(bare)}
        </CountLink>
      ),
    },
    {
      ...{ what: t("places.knowledge.origin"), known, of: total },
      missing: (
        <CountLink {...opens} count="unknownCommits" value={total - known}>
          {format.count(total - known)}
        </CountLink>
      ),
    },
    ...(place.kind === "repository"
      ? []
      : [
          {
            ...{ what: t("places.knowledge.repository"), known: withRepository, of: named },
            missing: lacking(named - withRepository, "repository"),
          },
        ]),
    {
      ...{ what: t("places.knowledge.environment"), known: withEnvironment, of: anywhere },
      missing: lacking(anywhere - withEnvironment, "env"),
    },
  ];
}
