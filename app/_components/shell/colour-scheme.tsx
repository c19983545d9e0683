"use client";

import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useState } from "react";
import menu from "../popup.module.css";

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
    <fieldset className={menu.choice}>
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
