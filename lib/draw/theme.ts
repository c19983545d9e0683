import type { Band } from "../domain/health/merit.ts";

/** What a cell can be: a band, or not known. */
export type Look = Band | "unknown";

type Colour = string;

/**
 * The colours of a drawing, and its letters. Bands are tints, the stronger the worse, so that what is fine stays calm
 * and what is not is found. On every ground its text passes AA and its mark 3:1, and so do marks on the paper, which a
 * test computes: a picture is looked at where nothing of ours can be switched.
 */
export type Theme = {
  font: string;
  paper: Colour;
  text: Colour;
  muted: Colour;
  line: Colour;
  accent: Colour;
  hatch: Colour;
  ground: Record<Look, Colour>;
  /** Of a figure on the ground of any band. */
  ink: Colour;
  /** Of the shape that goes with a band. */
  mark: Record<Look, Colour>;
};

/** Of pictures: the PNG is drawn with Inter. */
export const FONT = "Inter, system-ui, sans-serif";

const light: Theme = {
  font: FONT,
  paper: "#ffffff",
  text: "#1f242d",
  muted: "#565e6c",
  line: "#dfe3e9",
  accent: "#4349be",
  hatch: "#868e9c",
  ground: { critical: "#f9d3cf", warning: "#fbe7c3", healthy: "#e3f3e8", unknown: "#eef0f3" },
  ink: "#1f242d",
  mark: { critical: "#b3261e", warning: "#8f5a00", healthy: "#217a40", unknown: "#565e6c" },
};

const dark: Theme = {
  font: FONT,
  paper: "#191d24",
  text: "#dfe2e9",
  muted: "#989eac",
  line: "#2f3541",
  accent: "#7c84e8",
  hatch: "#8b92a1",
  ground: { critical: "#5a2724", warning: "#493511", healthy: "#17301f", unknown: "#272c36" },
  ink: "#eceef2",
  mark: { critical: "#ff8a80", warning: "#efb45c", healthy: "#4cb374", unknown: "#a7adba" },
};

export const THEMES = { light, dark };
export type ThemeName = keyof typeof THEMES;

const either = (a: Colour, b: Colour) => `light-dark(${a}, ${b})`;
const eitherLook = (a: Record<Look, Colour>, b: Record<Look, Colour>): Record<Look, Colour> => ({
  critical: either(a.critical, b.critical),
  warning: either(a.warning, b.warning),
  healthy: either(a.healthy, b.healthy),
  unknown: either(a.unknown, b.unknown),
});

/** Whichever of both the reader has chosen, in the letters of the page: for a drawing that stands in one. */
export const PAGE_THEME: Theme = {
  font: "inherit",
  paper: "transparent",
  text: either(light.text, dark.text),
  muted: either(light.muted, dark.muted),
  line: either(light.line, dark.line),
  accent: either(light.accent, dark.accent),
  hatch: either(light.hatch, dark.hatch),
  ground: eitherLook(light.ground, dark.ground),
  ink: either(light.ink, dark.ink),
  mark: eitherLook(light.mark, dark.mark),
};
