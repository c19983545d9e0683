"use client";

import { useMantineColorScheme } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import menu from "../popup.module.css";
import { COLLAPSED_COOKIE, remember } from "./cookies.ts";

const SCHEMES = [
  { value: "light", name: "coloursLight" },
  { value: "dark", name: "coloursDark" },
  { value: "auto", name: "coloursAuto" },
] as const;

/** Light, dark or as the system; the browser remembers it. */
export function ColourScheme() {
  const t = useTranslations("client");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server does not know what the browser remembers.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <fieldset>
      <legend className={menu.heading}>{t("colours")}</legend>
      {SCHEMES.map(({ value, name }) => (
        <label key={value} className={menu.item}>
          <input
            type="radio"
            name="colour-scheme"
            checked={ready && colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          {t(name)}
        </label>
      ))}
    </fieldset>
  );
}

/** Folds the navigation into icons and back; the frame follows its state in CSS. */
export function FoldButton({ initially, className }: { initially: boolean; className: string | undefined }) {
  const t = useTranslations("client");
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
      aria-label={t(collapsed ? "expandNavigation" : "collapseNavigation")}
      aria-expanded={!collapsed}
    >
      <Icon size={18} stroke={1.5} aria-hidden="true" />
    </button>
  );
}
