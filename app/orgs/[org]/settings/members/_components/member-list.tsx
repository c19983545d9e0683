import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Moment } from "#app/_components/moment.tsx";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { type Column, DataTable } from "#app/_components/table/data-table.tsx";
import { getFormats } from "#app/_language/words.ts";
import type { Page } from "#lib/db/cursor.ts";
import type { Member } from "#lib/db/members.ts";
import { actsOn } from "#lib/domain/access/member-acts.ts";
import { hasRole, type Role } from "#lib/domain/access/role.ts";
import type { Tone } from "#lib/domain/sync/sync-words.ts";
import { type RoleOption, roleOptions } from "../../_components/role-options.ts";
import classes from "../members.module.css";
import { MemberMenu } from "./member-menu.tsx";
import { RoleSelect } from "./role-select.tsx";

const TONES: Record<Member["status"], Tone> = { active: "fine", suspended: "stale" };

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
  const t = await getTranslations("members");
  const format = await getFormats();
  const roles = await roleOptions(me.role);
  const columns: Column<Member>[] = [
    { title: t("member"), name: true, cell: (member) => <Name member={member} self={isMe(member)} /> },
    { title: t("role"), cell: (member) => <RoleCell slug={slug} me={me} member={member} roles={roles} /> },
    { title: t("state"), cell: ({ status }) => <StatusMark tone={TONES[status]} word={t(status)} /> },
    {
      title: t("joined"),
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
        label={t("list")}
        columns={columns}
        rows={items}
        keyOf={({ userId }) => userId}
        page
        stacked
        foot={nextCursor === null ? null : t("newest", { count: format.count(items.length) })}
      />
    </Panel>
  );
}

function nameOf({ email, userId }: Member): string {
  return email ?? userId;
}

function Name({ member, self }: { member: Member; self: boolean }) {
  const t = useTranslations("members");
  return (
    <>
      <span className={classes.email} title={nameOf(member)}>
        {nameOf(member)}
      </span>
      {self ? <span className={classes.note}>{t("you")}</span> : null}
    </>
  );
}

type RoleProps = { slug: string; me: Props["me"]; member: Member; roles: RoleOption[] };

function RoleCell({ slug, me, member, roles }: RoleProps) {
  const t = useTranslations("roles");
  const { userId, role } = member;
  const self = userId === me.userId;
  if (!hasRole(me.role, "admin") || !hasRole(me.role, role)) return t(`name.${role}`);
  return (
    <RoleSelect
      slug={slug}
      member={{ userId, name: nameOf(member), role }}
      roles={roles}
      own={self ? roles.map(({ value }) => ({ role: value, may: t(`sentence.${value}`) })) : null}
    />
  );
}
