"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const EVERY_MS = 2000;

/** Reads the page again every two seconds while something on it runs and the tab is in front. */
export function LiveRefresh({ active }: { active: boolean }) {
  const router = useRouter();
  const [reading, startReading] = useTransition();
  useEffect(() => {
    // The next read waits for the last one: a slow server that is asked again drops the answer that was on its way.
    if (!active || reading) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") startReading(() => router.refresh());
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [active, reading, router]);
  return null;
}
