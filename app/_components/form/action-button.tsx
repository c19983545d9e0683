"use client";

import type { ReactNode } from "react";
import { useActionState } from "react";
import classes from "./action-button.module.css";
import { FormMessage } from "./form-message.tsx";
import { SubmitButton, type SubmitLook } from "./submit-button.tsx";

/** What every server action answers; only a refusal has a message. */
export type Answer = { status: "idle" | "done" | "refused"; message?: string };

type Props = SubmitLook & { action: () => Promise<Answer>; children: ReactNode };

/** Does one thing that can be undone or repeated; a refusal is said beside it. */
export function ActionButton({ action, ...look }: Props) {
  const [answer, run] = useActionState<Answer>(() => action(), { status: "idle" });
  return (
    <form action={run} className={classes.form}>
      <SubmitButton variant="default" {...look} />
      {answer.status === "refused" ? <FormMessage tone="failed">{answer.message}</FormMessage> : null}
    </form>
  );
}
