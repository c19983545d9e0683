"use client";

import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useState } from "react";
import { COLLAPSED_COOKIE, remember } from "./cookies.ts";

/** Folds the navigation into icons and back; the frame follows its state in CSS. */
export function FoldButton({ initially, className }: { initially: boolean; className: string | undefined }) {
  const [collapsed, setCollapsed] = useState(initially);
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const fold = () => {
    remember(COLLAPSED_COOKIE, collapsed ? "0" : "1");
    setCollapsed(!collapsed);
  };
  return (
    <button
      type="button"
      className={className}
      onClick={fold}
      aria-label={collapsed ? "Expand the navigation" : "Collapse the navigation"}
      aria-expanded={!collapsed}
    >
      <Icon size={18} stroke={1.5} aria-hidden="true" />
    </button>
  );
}
