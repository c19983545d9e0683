"use client";

import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import classes from "./submit-button.module.css";

export type SubmitLook = ButtonProps & { "aria-label"?: string };

type Props = SubmitLook & { children: ReactNode; name?: string; value?: string };

/** Submits the form it is in, and shows while that runs. */
export function SubmitButton({ children, ...props }: Props) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      loading={pending}
      classNames={{ root: classes.button ?? "", label: classes.label ?? "" }}
      {...props}
    >
      {children}
    </Button>
  );
}
