"use client";

import { useLinkStatus } from "next/link";
import classes from "./link-pending.module.css";

/** In a link: turns while its page is on the way, once that takes long enough to wonder whether the click was heard. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return <span className={classes.mark} data-pending={pending || undefined} aria-hidden="true" />;
}
