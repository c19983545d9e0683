"use client";

import { useSelectedLayoutSegments } from "next/navigation";
import type { ReactNode } from "react";

/** Everywhere in the settings but on the list of connections, which says the same beside the form that ends it. */
export function OutsideConnections({ children }: { children: ReactNode }) {
  const segments = useSelectedLayoutSegments();
  return segments.join("/") === "connections" ? null : children;
}
