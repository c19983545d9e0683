"use client";

import { useEffect } from "react";

const SCHEME = "data-mantine-color-scheme";

/** Prints in the light colours, whichever are on the screen: browsers leave dark grounds out, and keep light ink. */
export function PaperIsLight() {
  useEffect(() => {
    const root = document.documentElement;
    let shown: string | null = null;
    const before = () => {
      shown = root.getAttribute(SCHEME);
      root.setAttribute(SCHEME, "light");
    };
    const after = () => {
      if (shown !== null) root.setAttribute(SCHEME, shown);
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return null;
}
