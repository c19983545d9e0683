import { expect, test } from "@playwright/test";
import { findBarriers } from "./browser.ts";
import { findWorld, unvisited, type World } from "./places.ts";
import { desktop, phone, walk } from "./walk.ts";

let world: World;

test.beforeAll(async () => {
  world = await findWorld();
});

test("every page of the product is walked", () => {
  expect(unvisited(world.places)).toEqual([]);
});

test("in English every page passes axe, in both schemes and at both widths, and logs no error", async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const wrong = await walk(browser, {
    world,
    locale: "en",
    looks: [
      [desktop("dark"), [findBarriers]],
      [phone("light"), [findBarriers]],
    ],
  });
  expect(wrong).toEqual([]);
});
