import classes from "./button.module.css";

export type Look = { variant?: "filled" | "default"; size?: "sm" | "md"; fullWidth?: boolean };

/** What makes a button or a link look like one of our buttons, without the script of Mantine's. */
export function buttonLook({ variant = "filled", size = "sm", fullWidth = false }: Look = {}) {
  return {
    className: classes.button,
    "data-variant": variant,
    "data-size": size,
    "data-wide": fullWidth || undefined,
  };
}
