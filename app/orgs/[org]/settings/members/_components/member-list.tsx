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

type Me = { userId: string; role: Role };
type Props = {
  organization: { slug: string; name: string; timeZone: string };
  /** The visitor, as a member. */
  me: Me;
  page: Promise<Page<Member>>;
};

/** The members of an organisation, newest first, with what the visitor may change about each. */
export async function MemberList({ organization, me, page }: Props) {
  const { items, nextCursor } = await page;
  return (
    <Panel flush>
      <TableScrollContainer
        minWidth={320}
        type="native"
        tabIndex={0}
        aria-label="Members, newest first"
        role="region"
      >
        <Table>
          <TableThead>
            <TableTr>
              <TableTh>Member</TableTh>
              <TableTh>Role</TableTh>
              <TableTh visibleFrom="sm">State</TableTh>
              <TableTh visibleFrom="sm">Joined</TableTh>
              <TableTh>
                <VisuallyHidden>Actions</VisuallyHidden>
              </TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {items.map((member) => (
              <MemberRow key={member.userId} organization={organization} me={me} member={member} />
            ))}
          </TableTbody>
        </Table>
      </TableScrollContainer>
      {nextCursor === null ? null : <p className={classes.more}>These are the newest {items.length}.</p>}
    </Panel>
  );
}

function MemberRow({ organization, me, member }: Omit<Props, "page"> & { member: Member }) {
  const { userId, role, status, joinedAt } = member;
  const name = member.email ?? userId;
  const self = userId === me.userId;
  const active = status === "active";
  const acts = actsOn({ self, role, active }, me.role);
  return (
    <TableTr>
      <TableTd>
        <span className={classes.email} title={name}>
          {name}
        </span>
        {self ? <span className={classes.note}>(you)</span> : null}
        {active ? null : (
          <Box hiddenFrom="sm">
            <StatusMark {...STATES[status]} />
          </Box>
        )}
      </TableTd>
      <TableTd>
        {hasRole(me.role, "admin") && hasRole(me.role, role) ? (
          <RoleSelect slug={organization.slug} member={{ userId, name, role }} most={me.role} self={self} />
        ) : (
          roleWord(role)
        )}
      </TableTd>
      <TableTd visibleFrom="sm">
        <StatusMark {...STATES[status]} />
      </TableTd>
      <TableTd visibleFrom="sm">
        <Moment at={joinedAt} timeZone={organization.timeZone} precision="day" />
      </TableTd>
      <TableTd className={classes.actions}>
        {acts.length === 0 ? null : (
          <MemberMenu
            organization={{ slug: organization.slug, name: organization.name }}
            member={{ userId, name }}
            acts={acts}
          />
        )}
      </TableTd>
    </TableTr>
  );
}
