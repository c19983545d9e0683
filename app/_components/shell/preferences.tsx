"use client";

import { useMantineColorScheme } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import menu from "../popup.module.css";
import { COLLAPSED_COOKIE, remember } from "./cookies.ts";

const SCHEMES = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "auto", label: "As the system" },
] as const;

/** Light, dark or as the system; the browser remembers it. */
export function ColourScheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server does not know what the browser remembers.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <fieldset>
      <legend className={menu.heading}>Colours</legend>
      {SCHEMES.map(({ value, label }) => (
        <label key={value} className={menu.item}>
          <input
            type="radio"
            name="colour-scheme"
            checked={ready && colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

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
