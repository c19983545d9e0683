"use client";

import { NativeSelect } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ConfirmDialog, type Question } from "#app/_components/form/confirm-dialog.tsx";
import type { Role } from "#lib/domain/access/role.ts";
import type { RoleOption } from "../../_components/role-options.ts";
import { changeMemberAction } from "../actions.ts";

type Props = {
  slug: string;
  member: { userId: string; name: string; role: Role };
  /** Up to the visitor's own, above which nobody is raised. */
  roles: RoleOption[];
  /** What each role may do, as a sentence, when it is the visitor's own role; null when it is another's. */
  own: { role: Role; may: string }[] | null;
};

/** Changes a role at once; asks first where the visitor could not undo it. */
export function RoleSelect({ slug, member, roles, own }: Props) {
  const t = useTranslations("memberForms");
  const [wanted, setWanted] = useState<Role | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [running, startTransition] = useTransition();
  // Before the script runs, the browser would show another role that nobody has been given.
  const ready = useMounted();
  const { userId, name, role } = member;
  const change = (to: Role) => changeMemberAction(slug, userId, { role: to });
  const choose = (to: Role) => {
    setMessage(null);
    if (own !== null) return setQuestion({ ...giveUp(to), run: () => change(to) });
    if (to === "owner") return setQuestion({ ...makeOwner(), run: () => change(to) });
    setWanted(to);
    startTransition(async () => {
      const result = await change(to);
      if (result.status === "refused") setMessage(result.message);
      setWanted(null);
    });
  };
  function giveUp(to: Role): Omit<Question, "run"> {
    const may = own?.find(({ role: one }) => one === to)?.may ?? "";
    return {
      title: t("become", { role: to }),
      text: t("becomeText", { may }),
      button: t("become", { role: to }),
    };
  }
  function makeOwner(): Omit<Question, "run"> {
    return { title: t("makeOwnerOf", { name }), text: t("makeOwnerText"), button: t("makeOwner") };
  }
  return (
    <>
      <NativeSelect
        size="xs"
        w={112}
        aria-label={t("roleOf", { name })}
        data={roles}
        value={wanted ?? role}
        disabled={running || !ready}
        onChange={(event) => {
          const to = roles.find(({ value }) => value === event.currentTarget.value)?.value;
          if (to !== undefined && to !== role) choose(to);
        }}
        error={message ?? undefined}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
}
