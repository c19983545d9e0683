import { ConfirmButton } from "#app/_components/form/confirm-dialog.tsx";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { Page } from "#lib/db/cursor.ts";
import type { ApiToken } from "#lib/db/tokens.ts";
import { roleWord } from "#lib/domain/access/role-word.ts";
import type { StateWord } from "#lib/domain/sync/sync-words.ts";
import { revokeTokenAction } from "../actions.ts";

const STATES: Record<ApiToken["status"], StateWord> = {
  active: { tone: "fine", word: "Active" },
  expired: { tone: "off", word: "Expired" },
  revoked: { tone: "off", word: "Revoked" },
  suspended: { tone: "stale", word: "Maker suspended" },
};

type Props = { slug: string; timeZone: string; page: Promise<Page<ApiToken>> };

/** The tokens of an organisation, newest first. Never a token itself. */
export async function TokenList({ slug, timeZone, page }: Props) {
  const { items } = await page;
  if (items.length === 0) {
    return (
      <Panel title="No tokens yet" id="no-tokens">
        <p>A token lets a program use the API of this organisation.</p>
      </Panel>
    );
  }
  return (
    <Panel flush>
      <DataTable
        label="Tokens, newest first"
        columns={columnsOf(slug, timeZone)}
        rows={items}
        keyOf={({ id }) => id}
        page
        stacked
      />
    </Panel>
  );
}

function columnsOf(slug: string, timeZone: string): Column<ApiToken>[] {
  return [
    {
      title: "Name",
      name: true,
      wrap: true,
      hint: ({ createdBy }) => `Made by ${createdBy ?? "somebody who left"}`,
      cell: ({ name, hint }) => (
        <>
          {name} <code>…{hint}</code>
        </>
      ),
    },
    { title: "State", cell: ({ status }) => <StatusMark {...STATES[status]} /> },
    {
      title: "May",
      cell: ({ scopes, role }) => (scopes.length === 0 ? roleWord(role) : "Send code origins"),
    },
    {
      title: "Expires",
      cell: ({ expiresAt }) => <Moment at={expiresAt} timeZone={timeZone} precision="day" />,
    },
    {
      title: "Last used",
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? "Never" : <Moment at={lastUsedAt} timeZone={timeZone} />,
    },
    { title: "", number: true, cell: (token) => <Revoke slug={slug} token={token} /> },
  ];
}

function Revoke({ slug, token: { id, name, hint, status } }: { slug: string; token: ApiToken }) {
  if (status !== "active" && status !== "suspended") return null;
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      size="compact-sm"
      aria-label={`Revoke ${name}`}
      question={{
        title: `Revoke ${name}`,
        text: "Programs that use it are refused from now on. Tokens that it made end with it.",
        button: "Revoke",
        typed: name,
        ends: hint,
        run: revokeTokenAction.bind(null, slug, id),
      }}
    >
      Revoke
    </ConfirmButton>
  );
}
