"use client";

import { ActionIcon, Menu, MenuDropdown, MenuItem, MenuTarget } from "@mantine/core";
import {
  IconDots,
  IconKey,
  IconLogout,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserMinus,
} from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmDialog, type Question } from "#app/_components/form/confirm-dialog.tsx";
import type { MemberAct } from "#lib/domain/access/member-acts.ts";
import { changeMemberAction, leaveAction, removeMemberAction, transferAction } from "../actions.ts";

const ITEMS: Record<MemberAct, { label: string; Icon: typeof IconDots; color?: string }> = {
  suspend: { label: "Suspend", Icon: IconPlayerPause },
  reinstate: { label: "Reinstate", Icon: IconPlayerPlay },
  transfer: { label: "Transfer ownership", Icon: IconKey },
  remove: { label: "Remove", Icon: IconUserMinus, color: "red" },
  leave: { label: "Leave", Icon: IconLogout, color: "red" },
};

type Props = {
  organization: { slug: string; name: string };
  member: { userId: string; name: string };
  /** What the visitor may do with this member. */
  acts: MemberAct[];
};

/** What can be done with a member beside the role; each asks first. */
export function MemberMenu({ organization, member, acts }: Props) {
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <MenuTarget>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={`More about ${member.name}`}>
            <IconDots size={18} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </MenuTarget>
        <MenuDropdown>
          {acts.map((act) => {
            const { label, Icon, color } = ITEMS[act];
            return (
              <MenuItem
                key={act}
                {...(color === undefined ? {} : { color })}
                leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}
                onClick={() => setQuestion(ask(act, organization, member))}
              >
                {label}
              </MenuItem>
            );
          })}
        </MenuDropdown>
      </Menu>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

function ask(
  act: MemberAct,
  { slug, name: organization }: Props["organization"],
  member: Props["member"],
): Question {
  const { userId, name } = member;
  const title = `${ITEMS[act].label}${act === "transfer" ? " to" : ""} ${name}`;
  switch (act) {
    case "suspend":
      return {
        title,
        text: "They see nothing of this organisation and their API tokens stop, until they are reinstated. Invitations that they sent end.",
        button: "Suspend",
        run: () => changeMemberAction(slug, userId, { status: "suspended" }),
      };
    case "reinstate":
      return {
        title,
        text: "They get their role back, and their API tokens work again.",
        button: "Reinstate",
        run: () => changeMemberAction(slug, userId, { status: "active" }),
      };
    case "transfer":
      return {
        title,
        text: "They become owner, and you become admin. Only an owner can make you one again.",
        button: "Transfer ownership",
        typed: name,
        run: () => transferAction(slug, userId),
      };
    case "remove":
      return {
        title,
        text: "They lose access at once. Their API tokens and the invitations that they sent end for good. To come back they need a new invitation.",
        button: "Remove",
        typed: name,
        run: () => removeMemberAction(slug, userId),
      };
    case "leave":
      return {
        title: `Leave ${organization}`,
        text: "You lose access at once. Your API tokens and the invitations that you sent end for good. To come back you need a new invitation.",
        button: "Leave",
        typed: organization,
        run: () => leaveAction(slug),
      };
  }
}
