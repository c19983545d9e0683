"use client";

import { NativeSelect } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useState, useTransition } from "react";
import { ConfirmDialog, type Question } from "#app/_components/form/confirm-dialog.tsx";
import { hasRole, ROLES, type Role } from "#lib/domain/access/role.ts";
import { roleSentence, roleWord } from "#lib/domain/access/role-word.ts";
import { changeMemberAction } from "../actions.ts";

type Props = {
  slug: string;
  member: { userId: string; name: string; role: Role };
  /** The visitor's own role, above which nobody is raised. */
  most: Role;
  self: boolean;
};

/** Changes a role at once; asks first where the visitor could not undo it. */
export function RoleSelect({ slug, member, most, self }: Props) {
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
    if (self || to === "owner") return setQuestion(questionOf({ name, to, self, run: () => change(to) }));
    setWanted(to);
    startTransition(async () => {
      const result = await change(to);
      if (result.status === "refused") setMessage(result.message);
      setWanted(null);
    });
  };
  const data = ROLES.filter((one) => hasRole(most, one)).map((value) => ({ value, label: roleWord(value) }));
  return (
    <>
      <NativeSelect
        size="xs"
        w={112}
        aria-label={`Role of ${name}`}
        data={data}
        value={wanted ?? role}
        disabled={running || !ready}
        onChange={(event) => {
          const to = ROLES.find((one) => one === event.currentTarget.value);
          if (to !== undefined && to !== role) choose(to);
        }}
        error={message ?? undefined}
      />
      <ConfirmDialog question={question} onClose={() => setQuestion(null)} />
    </>
  );
}

type Asked = { name: string; to: Role; self: boolean; run: Question["run"] };

function questionOf({ name, to, self, run }: Asked): Question {
  if (self) {
    return {
      title: `Become ${to}`,
      text: `You give up what your role may do now. ${roleSentence(to)} Somebody else has to raise you again.`,
      button: `Become ${to}`,
      run,
    };
  }
  return {
    title: `Make ${name} an owner`,
    text: "An owner may do everything, also change or remove you.",
    button: "Make owner",
    run,
  };
}
