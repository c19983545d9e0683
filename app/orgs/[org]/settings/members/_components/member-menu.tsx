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
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog, type Question } from "#app/_components/form/confirm-dialog.tsx";
import type { Answer } from "#app/_components/form/form-message.tsx";
import type { MemberAct } from "#lib/domain/access/member-acts.ts";
import { changeMemberAction, leaveAction, removeMemberAction, transferAction } from "../actions.ts";

const ITEMS: Record<MemberAct, { Icon: typeof IconDots; color?: string }> = {
  suspend: { Icon: IconPlayerPause },
  reinstate: { Icon: IconPlayerPlay },
  transfer: { Icon: IconKey },
  remove: { Icon: IconUserMinus, color: "red" },
  leave: { Icon: IconLogout, color: "red" },
};

type Props = {
  organization: { slug: string; name: string };
  member: { userId: string; name: string };
  /** What the visitor may do with this member. */
  acts: MemberAct[];
};

/** What can be done with a member beside the role; each asks first. */
export function MemberMenu({ organization, member, acts }: Props) {
  const t = useTranslations("memberForms");
  const [question, setQuestion] = useState<Question | null>(null);
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <MenuTarget>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            aria-label={t("moreAbout", { name: member.name })}
          >
            <IconDots size={18} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </MenuTarget>
        <MenuDropdown>
          {acts.map((act) => {
            const { Icon, color } = ITEMS[act];
            return (
              <MenuItem
                key={act}
                {...(color === undefined ? {} : { color })}
                leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}
                onClick={() => setQuestion(ask(act, { organization, member }, t))}
              >
                {t(`act.${act}`)}
              </MenuItem>
            );
          })}
        </MenuDropdown>
      </Menu>
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

const IN_FULL: ReadonlySet<MemberAct> = new Set(["transfer", "remove", "leave"]);

/** What a dialog asks before `act`; what cannot be taken back wants the name typed. */
function ask(act: MemberAct, { organization, member }: Omit<Props, "acts">, t: Say): Question {
  const names = { name: member.name, organization: organization.name };
  return {
    title: t(`actTitle.${act}`, names),
    text: t(`actText.${act}`),
    button: t(`act.${act}`),
    ...(IN_FULL.has(act) && { typed: act === "leave" ? organization.name : member.name }),
    run: () => RUNS[act](organization.slug, member.userId),
  };
}

type Say = ReturnType<typeof useTranslations<"memberForms">>;

const RUNS: Record<MemberAct, (slug: string, userId: string) => Promise<Answer>> = {
  suspend: (slug, userId) => changeMemberAction(slug, userId, { status: "suspended" }),
  reinstate: (slug, userId) => changeMemberAction(slug, userId, { status: "active" }),
  transfer: transferAction,
  remove: removeMemberAction,
  leave: leaveAction,
};
