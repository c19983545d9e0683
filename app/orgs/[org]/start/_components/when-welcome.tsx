"use client";

import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";

/** What is said once, right after the choice that led here: the next link is without it. */
export function WhenWelcome({ children }: { children: ReactNode }) {
  return useSearchParams()?.has("welcome") ? children : null;
}
