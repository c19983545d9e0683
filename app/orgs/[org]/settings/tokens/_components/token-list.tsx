import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { Page } from "#lib/db/cursor.ts";
import type { ApiToken } from "#lib/db/tokens.ts";
import { canEnd, SECRET_TONES } from "#lib/domain/access/secret-status.ts";
import { endsSoon } from "#lib/domain/access/token-end.ts";
import { EndButton } from "../../_components/end-button.tsx";
import { revokeTokenAction } from "../actions.ts";

type Props = { slug: string; timeZone: string; page: Promise<Page<ApiToken>> };

/** The tokens of an organisation, newest first. Never a token itself. */
export async function TokenList({ slug, timeZone, page }: Props) {
  const { items } = await page;
  const t = await getTranslations();
  if (items.length === 0) {
    return (
      <Panel title={t("tokens.none")} id="no-tokens">
        <p>{t("tokens.noneText")}</p>
      </Panel>
    );
  }
  return (
    <Panel flush>
      <DataTable
        label={t("tokens.list")}
        columns={columnsOf({ slug, timeZone }, t)}
        rows={items}
        keyOf={({ id }) => id}
        page
        stacked
      />
    </Panel>
  );
}

type Say = Awaited<ReturnType<typeof getTranslations<never>>>;

function columnsOf({ slug, timeZone }: Omit<Props, "page">, t: Say): Column<ApiToken>[] {
  const now = new Date();
  return [
    {
      title: t("tokens.name"),
      name: true,
      wrap: true,
      hint: ({ createdBy }) =>
        createdBy === null ? t("tokens.madeByFormer") : t("tokens.madeBy", { email: createdBy }),
      cell: ({ name, hint }) => (
        <>
          {name} <code>…{hint}</code>
        </>
      ),
    },
    {
      title: t("tokens.state"),
      cell: (token) =>
        endsSoon(token, now) ? (
          <StatusMark tone="stale" word={t("tokens.endsSoon")} />
        ) : (
          <StatusMark tone={SECRET_TONES[token.status]} word={t(`tokens.status.${token.status}`)} />
        ),
    },
    {
      title: t("tokens.may"),
      cell: ({ scopes, role }) =>
        scopes.map((scope) => t(`tokens.scope.${scope}`)).join(", ") || t(`roles.name.${role}`),
    },
    {
      title: t("tokens.expires"),
      cell: ({ expiresAt }) => <Moment at={expiresAt} timeZone={timeZone} precision="day" />,
    },
    {
      title: t("tokens.lastUsed"),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? t("tokens.never") : <Moment at={lastUsedAt} timeZone={timeZone} />,
    },
    { title: "", number: true, cell: (token) => <Revoke slug={slug} token={token} /> },
  ];
}

function Revoke({ slug, token: { id, name, hint, status } }: { slug: string; token: ApiToken }) {
  const t = useTranslations("tokens");
  if (!canEnd(status)) return null;
  const question = {
    title: t("revokeNamed", { name }),
    text: t("revokeText"),
    button: t("revoke"),
    typed: name,
    ends: hint,
    run: revokeTokenAction.bind(null, slug, id),
  };
  return <EndButton question={question} />;
}
