"use client";

import { type ReactNode, useActionState } from "react";
import { useFormStatus } from "react-dom";
import { buttonLook, type Look } from "../button-look.ts";
import { type Answer, Refusal } from "./form-message.tsx";
import classes from "./submit-button.module.css";

type SubmitLook = Look & { disabled?: boolean; "aria-label"?: string; children: ReactNode };

type Props = SubmitLook & { name?: string; value?: string; loading?: boolean };

/** Submits the form it is in, and shows while that runs. */
export function SubmitButton({ variant, size, fullWidth, danger, loading = false, ...props }: Props) {
  const { pending } = useFormStatus();
  const busy = pending || loading;
  return (
    <button
      type="submit"
      {...buttonLook({ variant, size, fullWidth, danger })}
      {...props}
      disabled={props.disabled || busy}
      aria-busy={busy || undefined}
    />
  );
}

type ActionProps = SubmitLook & { action: () => Promise<Answer> };

/** Does one thing that can be undone or repeated; a refusal is said beside it. */
export function ActionButton({ action, ...look }: ActionProps) {
  const [answer, run] = useActionState<Answer>(() => action(), { status: "idle" });
  return (
    <form action={run} className={classes.form}>
      <SubmitButton variant="default" {...look} />
      <Refusal state={answer} />
    </form>
  );
}
