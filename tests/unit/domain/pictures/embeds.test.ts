import { expect, test } from "vitest";
import { imageWidgetOf, markdownOf } from "#lib/domain/pictures/embeds.ts";
import { parsePictureFile, picturePath } from "#lib/domain/pictures/picture.ts";

const TOKEN = "AZaz09-_AZaz09-_AZaz09";

test("a picture's name cannot end the Markdown that shows it", () => {
  expect(markdownOf("a](https://evil.example)[b", "https://p.example/i/x.png")).toBe(
    "![a\\](https://evil.example)\\[b](https://p.example/i/x.png)",
  );
});

test("Datadog's image widget has both addresses", () => {
  expect(JSON.parse(imageWidgetOf({ url: "https://p.example/i/x.png", urlDark: "dark" }))).toMatchObject({
    definition: { type: "image", url: "https://p.example/i/x.png", url_dark_theme: "dark" },
  });
});

test("the path of a picture names its token and its format, and nothing else does", () => {
  expect(picturePath(TOKEN, "svg")).toBe(`/i/${TOKEN}.svg`);
  expect(parsePictureFile(`${TOKEN}.svg`)).toEqual({ token: TOKEN, format: "svg" });
  expect(parsePictureFile(`${TOKEN}.png`)).toEqual({ token: TOKEN, format: "png" });
  for (const file of [TOKEN, `${TOKEN}.gif`, `${TOKEN}x.png`, `${TOKEN}.png.png`, `../${TOKEN}.png`, ""])
    expect(parsePictureFile(file)).toBeNull();
});
