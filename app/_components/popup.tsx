"use client";

import { type ComponentProps, type ReactNode, type Ref, useId } from "react";
import classes from "./popup.module.css";

type Props = Omit<ComponentProps<"button">, "onToggle" | "ref"> & {
  /** The button where its face has no words, and what opens, for those who hear it. */
  label: string;
  face: ReactNode;
  place?: "below" | "below-end" | "above" | "sheet";
  /** Without inner padding, for rows that can be pressed. */
  menu?: boolean;
  panel?: Ref<HTMLElement>;
  /** In the browser: it opens or closes. */
  onOpen?: (open: boolean) => void;
};

/**
 * A button and what it opens: the browser's own popover, which closes on Escape and outside. Of the client only for its
 * id: those of server components begin anew with each request, and a frame that stays would share them with the page.
 */
export function Popup({
  label,
  face,
  place = "below",
  menu = false,
  panel,
  onOpen,
  children,
  ...button
}: Props) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} {...button}>
        {face}
      </button>
      <section
        id={id}
        ref={panel}
        popover="auto"
        className={classes.panel}
        aria-label={label}
        data-place={place}
        data-menu={menu || undefined}
        onToggle={onOpen && ((event) => onOpen(event.newState === "open"))}
      >
        {children}
      </section>
    </>
  );
}
