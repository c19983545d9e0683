import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./form-message.module.css";

const ICONS = { failed: IconAlertCircle, fine: IconCircleCheck, info: IconInfoCircle };

type Props = { tone: "failed" | "fine" | "info"; children: ReactNode };

/** One sentence beside the form it is about; announced when it appears. */
export function FormMessage({ tone, children }: Props) {
  const Icon = ICONS[tone];
  return (
    <p className={classes.message} data-tone={tone} role={tone === "failed" ? "alert" : "status"}>
      <Icon size={18} stroke={1.7} aria-hidden="true" className={classes.icon} />
      <span>{children}</span>
    </p>
  );
}

/** What every server action answers; only a refusal has a message, and a field where it is about one. */
export type Answer = { status: "idle" | "done" | "refused"; message?: string; field?: string };

/** Why the form as a whole was refused; what is about a field stands there. */
export function Refusal({ state: { status, field, message } }: { state: Answer }) {
  return status === "refused" && field === undefined ? (
    <FormMessage tone="failed">{message}</FormMessage>
  ) : null;
}

export function errorOf({ status, field, message }: Answer, name: string): string | undefined {
  return status === "refused" && field === name ? message : undefined;
}
