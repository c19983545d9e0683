import { inert } from "./render-svg.ts";
import { FONT, THEMES, type ThemeName } from "./theme.ts";

const STRIP = 22;

/** The last good picture with a strip under it that says how old it is; throws where there is no room for one. */
export function withAge(svg: string, note: string, theme: ThemeName): string {
  const [, width, height] = /^<svg[^>]*? width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new Error("no drawing of ours begins like this");
  const whole = Number(height) + STRIP;
  const { paper, text } = THEMES[theme];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${whole}" width="${width}" height="${whole}">`,
    svg,
    `<rect y="${height}" width="${width}" height="${STRIP}" fill="${text}"></rect>`,
    `<text x="7" y="${whole - 7}" font-family="${FONT}" font-size="11" fill="${paper}">${inert(note)}</text></svg>`,
  ].join("");
}
