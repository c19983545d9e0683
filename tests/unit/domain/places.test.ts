import { describe, expect, test } from "vitest";
import { effectOn } from "#lib/domain/metrics/effect.ts";
import { guessRepository, nearestNames, placeHref, placeName } from "#lib/domain/places.ts";
import { figures, frequency } from "../fixtures/report.ts";

describe("the page of a service, team or repository", () => {
  test.each([
    "checkout-api",
    "Shop/Web 1",
    "100 %",
    "%2F",
    "a?b#c&d=e",
    "決済",
    "..",
    "x".repeat(200),
    "javascript:1",
  ])("has an address that leads to it whatever it is called: %s", (name) => {
    const href = placeHref("acme", "service", name);
    const { pathname, search } = new URL(href, "https://plumbline.test");
    const [, , , folder, segment] = pathname.split("/");
    expect(folder).toBe("services");
    // What no path can hold narrows the list.
    if (segment === undefined) expect(search).toBe(`?service=${name}`);
    else expect(placeName(segment)).toBe(name);
  });

  test("is not there for a path that is written as none", () => {
    expect(placeName("%E0%A4%A")).toBeNull();
  });

  test("is found by nearly its name, the nearest first, and by nothing that is far from it", () => {
    const names = ["Checkout-API", "checkout-web", "search", "mail"];
    expect(nearestNames("chekout-api", names)).toEqual(["Checkout-API"]);
    expect(nearestNames("CHECKOUT", names)).toEqual(["Checkout-API", "checkout-web"]);
    expect(nearestNames("zzzzzzzz", names)).toEqual([]);
  });
});

describe("a repository is guessed", () => {
  test("by the name of the service, when exactly one is called so", () => {
    const slugs = ["github.com/acme/shop", "github.com/acme/web", "gitlab.com/other/web"];
    expect(guessRepository("SHOP", slugs)).toBe("github.com/acme/shop");
    expect(guessRepository("web", slugs)).toBeNull();
    expect(guessRepository("sho", slugs)).toBeNull();
  });
});

describe("what the failure rate of all owes to a part of it", () => {
  const judged = (failed: number, evaluated: number, formula: "evaluated" | "all" = "evaluated") => {
    const base = figures();
    return figures({
      deployment_frequency: frequency({ value: 1, deployments: evaluated + 10, activeDays: 1, band: null }),
      change_failure_rate: { ...base.change_failure_rate, failed, evaluated, formula },
    });
  };

  test("is the difference to the rate of the others", () => {
    expect(effectOn(judged(20, 100), judged(10, 20))).toEqual({
      all: 0.2,
      without: 0.125,
      points: 0.2 - 0.125,
    });
    expect(effectOn(judged(20, 90, "all"), judged(10, 10, "all"))).toEqual({
      ...{ all: 0.2, without: 0.125 },
      points: 0.2 - 0.125,
    });
  });

  test("is none where nothing of it is judged, and all of it where nothing else is", () => {
    expect(effectOn(judged(20, 100), judged(0, 0))).toBe("none");
    expect(effectOn(judged(20, 100), judged(20, 100))).toBe("whole");
  });
});
