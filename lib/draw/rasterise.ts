import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const FOLDER = join(process.cwd(), "node_modules/@expo-google-fonts/inter");
const fontFiles = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"].map((file) =>
  join(FOLDER, file),
);

/** Our own font and no other, so that a picture is the same on every machine. */
export const FONTS = { loadSystemFonts: false, fontFiles, defaultFontFamily: "Inter" };

/** A drawing as PNG. */
export function rasterise(svg: string): Buffer {
  return new Resvg(svg, { font: FONTS, logLevel: "off" }).render().asPng();
}
