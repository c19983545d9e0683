import classes from "./button.module.css";

export type Look = {
  variant?: "filled" | "default" | undefined;
  size?: "xs" | "sm" | "md" | undefined;
  fullWidth?: boolean | undefined;
  /** For what cannot be taken back. */
  danger?: boolean | undefined;
};

/** What makes a button or a link look like one of our buttons, without the script of Mantine's. */
export function buttonLook({
  variant = "filled",
  size = "sm",
  fullWidth = false,
  danger = false,
}: Look = {}) {
  return {
    className: classes.button,
    "data-variant": variant,
    "data-size": size,
    "data-wide": fullWidth || undefined,
    "data-danger": danger || undefined,
  };
}
