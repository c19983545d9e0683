import {
  Box,
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
import type { Invitation } from "#lib/db/invitations.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { roleWord } from "#lib/domain/access/role-word.ts";
import type { StateWord } from "#lib/domain/sync/sync-words.ts";
import classes from "../members.module.css";
import { InvitationActions } from "./invitation-actions.tsx";

const STATES: Record<Invitation["status"], StateWord> = {
  pending: { tone: "pending", word: "Pending" },
  expired: { tone: "off", word: "Expired" },
};

type Props = { slug: string; timeZone: string; role: Role; page: Promise<Page<Invitation>> };

/** Invitations that nobody has accepted yet, newest first. Never a link: that is shown when it is made. */
export async function InvitationList({ slug, timeZone, role, page }: Props) {
  const { items } = await page;
  if (items.length === 0) {
    return (
      <Panel title="No open invitations" id="invitations">
        <p>
          An invitation that you create is listed here until it is accepted, so that you can send it again.
        </p>
      </Panel>
    );
  }
  return (
    <Panel title="Open invitations" id="invitations" flush>
      <TableScrollContainer
        minWidth={320}
        type="native"
        tabIndex={0}
        aria-label="Open invitations, newest first"
        role="region"
      >
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>E-mail</TableTh>
              <TableTh visibleFrom="sm">Role</TableTh>
              <TableTh visibleFrom="sm">State</TableTh>
              <TableTh visibleFrom="sm">Expires</TableTh>
              <TableTh>
                <VisuallyHidden>Actions</VisuallyHidden>
              </TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {items.map((invitation) => (
              <TableTr key={invitation.id}>
                <TableTd>
                  <span className={classes.email} title={`Invited by ${invitation.invitedBy ?? "a member"}`}>
                    {invitation.email}
                  </span>
                  <Box hiddenFrom="sm" className={classes.below}>
                    {roleWord(invitation.role)}, {STATES[invitation.status].word.toLowerCase()}
                  </Box>
                </TableTd>
                <TableTd visibleFrom="sm">{roleWord(invitation.role)}</TableTd>
                <TableTd visibleFrom="sm">
                  <StatusMark {...STATES[invitation.status]} />
                </TableTd>
                <TableTd visibleFrom="sm">
                  <Moment at={invitation.expiresAt} timeZone={timeZone} precision="day" />
                </TableTd>
                <TableTd className={classes.actions}>
                  {hasRole(role, invitation.role) ? (
                    <InvitationActions slug={slug} invitationId={invitation.id} email={invitation.email} />
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
