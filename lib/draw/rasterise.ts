import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const FONTS = join(process.cwd(), "node_modules/@expo-google-fonts/inter");
const fontFiles = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"].map((file) =>
  join(FONTS, file),
);

/** A drawing as PNG. With our own font and no other, so that it is the same on every machine. */
export function rasterise(svg: string): Buffer {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" };
  return new Resvg(svg, { font, logLevel: "off" }).render().asPng();
}
