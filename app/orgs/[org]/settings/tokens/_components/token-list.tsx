import {
  Table,
  TableScrollContainer,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  VisuallyHidden,
} from "@mantine/core";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import type { Page } from "#lib/db/cursor.ts";
import type { ApiToken } from "#lib/db/tokens.ts";
import { roleWord } from "#lib/domain/access/role-word.ts";
import type { StateWord } from "#lib/domain/sync/sync-words.ts";
import { RevokeButton } from "./revoke-button.tsx";
import { scopeWord } from "./scope-word.ts";

const STATES: Record<ApiToken["status"], StateWord> = {
  active: { tone: "fine", word: "Active" },
  expired: { tone: "off", word: "Expired" },
  revoked: { tone: "off", word: "Revoked" },
  suspended: { tone: "stale", word: "Maker suspended" },
};

/** The tokens of an organisation, newest first. Never a token itself. */
export async function TokenList({
  slug,
  timeZone,
  page,
}: {
  slug: string;
  timeZone: string;
  page: Promise<Page<ApiToken>>;
}) {
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
      <TableScrollContainer
        minWidth={620}
        type="native"
        tabIndex={0}
        aria-label="Tokens, newest first"
        role="region"
      >
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Name</TableTh>
              <TableTh>State</TableTh>
              <TableTh>May</TableTh>
              <TableTh>Expires</TableTh>
              <TableTh>Last used</TableTh>
              <TableTh>
                <VisuallyHidden>Actions</VisuallyHidden>
              </TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {items.map((token) => (
              <TableTr key={token.id}>
                <TableTd title={`Made by ${token.createdBy ?? "somebody who left"}`}>
                  {token.name} <code>…{token.hint}</code>
                </TableTd>
                <TableTd>
                  <StatusMark {...STATES[token.status]} />
                </TableTd>
                <TableTd>{token.scopes.map(scopeWord).join(", ") || roleWord(token.role)}</TableTd>
                <TableTd>
                  <Moment at={token.expiresAt} timeZone={timeZone} precision="day" />
                </TableTd>
                <TableTd>
                  {token.lastUsedAt === null ? "Never" : <Moment at={token.lastUsedAt} timeZone={timeZone} />}
                </TableTd>
                <TableTd>
                  {token.status === "active" || token.status === "suspended" ? (
                    <RevokeButton slug={slug} tokenId={token.id} name={token.name} hint={token.hint} />
                  ) : null}
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
    </Panel>
  );
}
