import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
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
  const columns: Column<Invitation>[] = [
    {
      title: "E-mail",
      name: true,
      hint: ({ invitedBy }) => `Invited by ${invitedBy ?? "a member"}`,
      cell: ({ email }) => <span className={classes.email}>{email}</span>,
    },
    { title: "Role", cell: (invitation) => roleWord(invitation.role) },
    { title: "State", cell: ({ status }) => <StatusMark {...STATES[status]} /> },
    {
      title: "Expires",
      cell: ({ expiresAt }) => <Moment at={expiresAt} timeZone={timeZone} precision="day" />,
    },
    {
      title: "",
      number: true,
      cell: ({ id, email, role: invited }) =>
        hasRole(role, invited) ? <InvitationActions slug={slug} invitationId={id} email={email} /> : null,
    },
  ];
  return (
    <Panel title="Open invitations" id="invitations" flush>
      <DataTable
        label="Open invitations, newest first"
        columns={columns}
        rows={items}
        keyOf={({ id }) => id}
        page
        stacked
      />
    </Panel>
  );
}
