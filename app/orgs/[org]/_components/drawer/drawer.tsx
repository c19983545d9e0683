"use client";

import { type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import classes from "./drawer.module.css";

type Props = {
  label: string;
  /** The id of the event inside. */
  opened: string;
  /** Closing it, and its neighbours. */
  bar: ReactNode;
  children: ReactNode;
};

/**
 * An event beside its list, over all of a phone. It stands in the page as it is sent; in the browser it becomes modal,
 * which keeps the focus inside, and gives it back to the row that was opened last.
 */
export function Drawer({ label, opened, bar, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const last = useRef(opened);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.removeAttribute("open");
    element?.showModal();
    return () => {
      // While it is modal nothing else takes the focus.
      element?.close();
      document.getElementById(`row-${last.current}`)?.focus();
    };
  }, []);
  useEffect(() => {
    last.current = opened;
    dialog.current?.scrollTo({ top: 0 });
  }, [opened]);
  const close = () => dialog.current?.querySelector<HTMLElement>("[data-close]")?.click();
  const outside = ({ target }: MouseEvent) => {
    if (target === dialog.current) close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape cancels it
    <dialog
      ref={dialog}
      open
      className={classes.drawer}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={outside}
    >
      <div className={classes.inside}>
        <div className={classes.bar}>{bar}</div>
        {children}
      </div>
    </dialog>
  );
}
