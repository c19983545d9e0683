import type { Band } from "../domain/health/merit.ts";

/** What a cell can be: a band, or not known. */
export type Look = Band | "unknown";

type Colour = string;

/**
 * The colours of a drawing. On every ground its own text passes AA, and each ground passes 3:1 against the paper, which
 * a test computes: a picture is looked at where nothing of ours can be switched.
 */
export type Theme = {
  paper: Colour;
  text: Colour;
  muted: Colour;
  line: Colour;
  accent: Colour;
  hatch: Colour;
  ground: Record<Look, Colour>;
  ink: Record<Look, Colour>;
};

const onBands = (ink: Colour, unknown: Colour): Record<Look, Colour> => ({
  critical: ink,
  warning: ink,
  healthy: ink,
  unknown,
});

const light: Theme = {
  paper: "#ffffff",
  text: "#1f242d",
  muted: "#565e6c",
  line: "#dfe3e9",
  accent: "#4349be",
  hatch: "#868e9c",
  ground: { critical: "#c8372d", warning: "#9a6700", healthy: "#217a40", unknown: "#eef0f3" },
  ink: onBands("#ffffff", "#565e6c"),
};

const dark: Theme = {
  paper: "#191d24",
  text: "#dfe2e9",
  muted: "#989eac",
  line: "#2f3541",
  accent: "#7c84e8",
  hatch: "#8b92a1",
  ground: { critical: "#ef6a5f", warning: "#efb45c", healthy: "#4cb374", unknown: "#272c36" },
  ink: onBands("#13161c", "#a7adba"),
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

/** Whichever of both the reader has chosen: for a drawing that stands in a page. */
export const PAGE_THEME: Theme = {
  paper: "transparent",
  text: either(light.text, dark.text),
  muted: either(light.muted, dark.muted),
  line: either(light.line, dark.line),
  accent: either(light.accent, dark.accent),
  hatch: either(light.hatch, dark.hatch),
  ground: eitherLook(light.ground, dark.ground),
  ink: eitherLook(light.ink, dark.ink),
};
