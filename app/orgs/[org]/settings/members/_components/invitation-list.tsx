import { getTranslations } from "next-intl/server";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { Page } from "#lib/db/cursor.ts";
import type { Invitation } from "#lib/db/invitations.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import type { Tone } from "#lib/domain/sync/sync-words.ts";
import classes from "../members.module.css";
import { InvitationActions } from "./invitation-actions.tsx";

const TONES: Record<Invitation["status"], Tone> = { pending: "pending", expired: "off" };

type Props = { slug: string; timeZone: string; role: Role; page: Promise<Page<Invitation>> };

/** Invitations that nobody has accepted yet, newest first. Never a link: that is shown when it is made. */
export async function InvitationList({ slug, timeZone, role, page }: Props) {
  const { items } = await page;
  const t = await getTranslations("members");
  const roles = await getTranslations("roles");
  if (items.length === 0) {
    return (
      <Panel title={t("noInvitations")} id="invitations">
        <p>{t("noInvitationsText")}</p>
      </Panel>
    );
  }
  const columns: Column<Invitation>[] = [
    {
      title: t("email"),
      name: true,
      hint: ({ invitedBy }) =>
        invitedBy === null ? t("invitedByMember") : t("invitedBy", { email: invitedBy }),
      cell: ({ email }) => <span className={classes.email}>{email}</span>,
    },
    { title: t("role"), cell: (invitation) => roles(`name.${invitation.role}`) },
    { title: t("state"), cell: ({ status }) => <StatusMark tone={TONES[status]} word={t(status)} /> },
    {
      title: t("expires"),
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
    <Panel title={t("openInvitations")} id="invitations" flush>
      <DataTable
        label={t("invitationList")}
        columns={columns}
        rows={items}
        keyOf={({ id }) => id}
        page
        stacked
      />
    </Panel>
  );
}
