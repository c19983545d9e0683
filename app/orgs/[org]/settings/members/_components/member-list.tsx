import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import type { Page } from "#lib/db/cursor.ts";
import type { Member } from "#lib/db/members.ts";
import { actsOn } from "#lib/domain/access/member-acts.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import { roleWord } from "#lib/domain/access/role-word.ts";
import type { StateWord } from "#lib/domain/sync/sync-words.ts";
import classes from "../members.module.css";
import { MemberMenu } from "./member-menu.tsx";
import { RoleSelect } from "./role-select.tsx";

const STATES: Record<Member["status"], StateWord> = {
  active: { tone: "fine", word: "Active" },
  suspended: { tone: "stale", word: "Suspended" },
};

type Props = {
  organization: { slug: string; name: string; timeZone: string };
  /** The visitor, as a member. */
  me: { userId: string; role: Role };
  page: Promise<Page<Member>>;
};

/** The members of an organisation, newest first, with what the visitor may change about each. */
export async function MemberList({ organization, me, page }: Props) {
  const { items, nextCursor } = await page;
  const { slug, name, timeZone } = organization;
  const columns: Column<Member>[] = [
    { title: "Member", name: true, cell: (member) => <Name member={member} self={isMe(member)} /> },
    { title: "Role", cell: (member) => <RoleCell slug={slug} me={me} member={member} /> },
    { title: "State", cell: ({ status }) => <StatusMark {...STATES[status]} /> },
    {
      title: "Joined",
      cell: ({ joinedAt }) => <Moment at={joinedAt} timeZone={timeZone} precision="day" />,
    },
    { title: "", number: true, cell: (member) => menuOf(member) },
  ];
  function isMe({ userId }: Member) {
    return userId === me.userId;
  }
  function menuOf(member: Member) {
    const { userId, role, status } = member;
    const acts = actsOn({ self: isMe(member), role, active: status === "active" }, me.role);
    if (acts.length === 0) return null;
    return <MemberMenu organization={{ slug, name }} member={{ userId, name: nameOf(member) }} acts={acts} />;
  }
  return (
    <Panel flush>
      <DataTable
        label="Members, newest first"
        columns={columns}
        rows={items}
        keyOf={({ userId }) => userId}
        page
        stacked
        foot={nextCursor === null ? null : `These are the newest ${items.length}.`}
      />
    </Panel>
  );
}

function nameOf({ email, userId }: Member): string {
  return email ?? userId;
}

function Name({ member, self }: { member: Member; self: boolean }) {
  return (
    <>
      <span className={classes.email} title={nameOf(member)}>
        {nameOf(member)}
      </span>
      {self ? <span className={classes.note}>(you)</span> : null}
    </>
  );
}

function RoleCell({ slug, me, member }: { slug: string; me: Props["me"]; member: Member }) {
  const { userId, role } = member;
  if (!hasRole(me.role, "admin") || !hasRole(me.role, role)) return roleWord(role);
  return (
    <RoleSelect
      slug={slug}
      member={{ userId, name: nameOf(member), role }}
      most={me.role}
      self={userId === me.userId}
    />
  );
}
