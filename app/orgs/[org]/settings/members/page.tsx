import type { Metadata } from "next";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listInvitations } from "#lib/db/invitations.ts";
import { getJoining } from "#lib/db/joining.ts";
import { listMembers } from "#lib/db/members.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { InvitationList } from "./_components/invitation-list.tsx";
import { InviteForm } from "./_components/invite-form.tsx";
import { JoiningPanel } from "./_components/joining-panel.tsx";
import { MemberList } from "./_components/member-list.tsx";
import { RoleFacts } from "./_components/role-facts.tsx";

export const metadata: Metadata = { title: "Members" };

const SHOWN = 500;
const FIRST = { limit: SHOWN, cursor: null };

export default async function MembersPage({ params }: { params: Promise<{ org: string }> }) {
  const { user, db, organization } = await requireMember((await params).org);
  const { id, name, slug, role, timeZone } = organization;
  const admin = hasRole(role, "admin");
  const members = listMembers(db, id, FIRST);
  const invitations = admin ? listInvitations(db, id, FIRST) : null;
  const joining = admin ? getJoining(db, id) : null;
  return (
    <>
      <PageHeader
        title="Members"
        lead={
          admin
            ? `Who belongs to ${name}. A change takes effect with their next request.`
            : `Who belongs to ${name}. An owner or admin can invite people and change roles.`
        }
      />
      <div className={layout.columns}>
        <div className={layout.stack}>
          <Section what="The members" fallback={<Skeleton height={240} />}>
            <MemberList
              organization={{ slug, name, timeZone }}
              me={{ userId: user.id, role }}
              page={members}
            />
          </Section>
          {invitations === null ? null : (
            <Section what="The invitations" fallback={<Skeleton height={120} />}>
              <InvitationList slug={slug} timeZone={timeZone} role={role} page={invitations} />
            </Section>
          )}
        </div>
        <div className={layout.stack}>
          {admin ? (
            <Panel title="Invite somebody" id="invite">
              <InviteForm slug={slug} role={role} />
            </Panel>
          ) : null}
          <RoleFacts />
          {joining === null ? null : (
            <Section what="Who may join" fallback={<Skeleton height={120} />}>
              <JoiningPanel slug={slug} owner={role === "owner"} joining={joining} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
