import { type ReactNode, useId } from "react";
import classes from "./popup.module.css";

type Props = {
  /** The button, for those who hear it and on hover. */
  label: string;
  title?: string;
  face: ReactNode;
  className?: string | undefined;
  place?: "below" | "below-end" | "above";
  /** Without inner padding, for rows that can be pressed. */
  menu?: boolean;
  children: ReactNode;
};

/** A button and what it opens: the browser's own popover, which closes on Escape and outside and needs no script. */
export function Popup({
  label,
  title = label,
  face,
  className,
  place = "below",
  menu = false,
  children,
}: Props) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className={className} aria-label={label} title={title}>
        {face}
      </button>
      <section
        id={id}
        popover="auto"
        className={classes.panel}
        aria-label={label}
        data-place={place}
        data-menu={menu || undefined}
      >
        {children}
      </section>
    </>
  );
}
