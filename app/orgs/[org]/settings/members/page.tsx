import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HelpLink } from "#app/_components/help-link.tsx";
import layout from "#app/_components/layout.module.css";
import { PageHeader } from "#app/_components/page-header.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { Section } from "#app/_components/section.tsx";
import { Skeleton } from "#app/_components/skeleton.tsx";
import { ClientWords } from "#app/_language/client-words.tsx";
import { requireMember } from "#lib/auth/org.ts";
import { listInvitations } from "#lib/db/invitations.ts";
import { getJoining } from "#lib/db/joining.ts";
import { listMembers } from "#lib/db/members.ts";
import { hasRole } from "#lib/domain/access/role.ts";
import { roleOptions } from "../_components/role-options.ts";
import { InvitationList } from "./_components/invitation-list.tsx";
import { InviteForm } from "./_components/invite-form.tsx";
import { JoiningPanel } from "./_components/joining-panel.tsx";
import { MemberList } from "./_components/member-list.tsx";
import { RoleFacts } from "./_components/role-facts.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members"))("title") };
}

const SHOWN = 500;
const FIRST = { limit: SHOWN, cursor: null };

export default async function MembersPage({ params }: { params: Promise<{ org: string }> }) {
  const { user, db, organization } = await requireMember((await params).org);
  const { id, name, slug, role, timeZone } = organization;
  const admin = hasRole(role, "admin");
  const t = await getTranslations("members");
  const members = listMembers(db, id, FIRST);
  const invitations = admin ? listInvitations(db, id, FIRST) : null;
  const joining = admin ? getJoining(db, id) : null;
  return (
    <ClientWords namespaces={["memberForms"]}>
      <PageHeader title={t("title")} lead={t("lead", { admin: admin ? "yes" : "no", organization: name })} />
      <div className={layout.columns}>
        <div className={layout.stack}>
          <Section what={t("theMembers")} fallback={<Skeleton height={240} />}>
            <MemberList
              organization={{ slug, name, timeZone }}
              me={{ userId: user.id, role }}
              page={members}
            />
          </Section>
          {invitations === null ? null : (
            <Section what={t("theInvitations")} fallback={<Skeleton height={120} />}>
              <InvitationList slug={slug} timeZone={timeZone} role={role} page={invitations} />
            </Section>
          )}
        </div>
        <div className={layout.stack}>
          {admin ? (
            <Panel title={t("inviteSomebody")} id="invite" aside={<HelpLink topic="invite" />}>
              <InviteForm slug={slug} roles={await roleOptions(role)} />
            </Panel>
          ) : null}
          <RoleFacts />
          {joining === null ? null : (
            <Section what={t("whoMayJoin")} fallback={<Skeleton height={120} />}>
              <JoiningPanel slug={slug} owner={role === "owner"} joining={joining} />
            </Section>
          )}
        </div>
      </div>
    </ClientWords>
  );
}
