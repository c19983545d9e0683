import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { getWords } from "#app/_language/words.ts";
import type { Page } from "#lib/db/cursor.ts";
import type { Picture } from "#lib/db/pictures.ts";
import { canEnd, SECRET_TONES } from "#lib/domain/access/secret-status.ts";
import { sayScope, sayTrend } from "#lib/words/drawing-words.ts";
import type { Words } from "#lib/words/words.ts";
import { EndButton } from "../../_components/end-button.tsx";
import { revokePictureAction } from "../actions.ts";

type Props = { slug: string; timeZone: string; page: Promise<Page<Picture>> };

/** The pictures of an organisation, newest first. Never an address. */
export async function PictureList({ slug, timeZone, page }: Props) {
  const { items } = await page;
  const t = await getTranslations("pictures");
  if (items.length === 0) {
    return (
      <Panel title={t("none")} id="no-pictures">
        <p>{t("noneText")}</p>
      </Panel>
    );
  }
  return (
    <Panel flush>
      <DataTable
        label={t("list")}
        columns={columnsOf({ slug, timeZone }, await getWords())}
        rows={items}
        keyOf={({ id }) => id}
        page
        stacked
      />
    </Panel>
  );
}

/** "Trend, Lead time, All repositories". */
function nameOf({ kind, scope, ...of }: Picture, words: Words): string {
  const what = kind === "grid" ? [] : [sayTrend(of, words)];
  return [words.t(`pictureForms.kinds.${kind}`), ...what, sayScope(scope, words)].join(", ");
}

function columnsOf({ slug, timeZone }: Omit<Props, "page">, words: Words): Column<Picture>[] {
  const { t, format } = words;
  return [
    {
      title: t("pictures.picture"),
      name: true,
      wrap: true,
      hint: ({ madeBy }) =>
        madeBy === null ? t("pictures.madeByFormer") : t("pictures.madeBy", { email: madeBy }),
      cell: (picture) => (
        <>
          {nameOf(picture, words)} <code>…{picture.hint}</code>
        </>
      ),
    },
    {
      title: t("pictures.state"),
      cell: ({ status }) => <StatusMark tone={SECRET_TONES[status]} word={t(`pictures.status.${status}`)} />,
    },
    {
      title: t("pictures.expires"),
      cell: ({ expiresAt }) =>
        expiresAt === null ? (
          t("pictures.never")
        ) : (
          <Moment at={expiresAt} timeZone={timeZone} precision="day" />
        ),
    },
    { title: t("pictures.uses"), number: true, cell: ({ uses }) => format.count(uses) },
    {
      title: t("pictures.lastUsed"),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? t("pictures.notUsed") : <Moment at={lastUsedAt} timeZone={timeZone} />,
    },
    {
      title: "",
      number: true,
      cell: (picture) => <Revoke slug={slug} picture={picture} name={nameOf(picture, words)} />,
    },
  ];
}

type RevokeProps = { slug: string; picture: Picture; name: string };

function Revoke({ slug, picture: { id, status }, name }: RevokeProps) {
  const t = useTranslations("pictures");
  if (!canEnd(status)) return null;
  const question = {
    title: t("revokeNamed", { name }),
    text: t("revokeText"),
    button: t("revoke"),
    ends: id,
    run: revokePictureAction.bind(null, slug, id),
  };
  return <EndButton question={question} />;
}
