import { describe, expect, test } from "vitest";
import { type IsForgotten, namesBeside, withoutForgotten } from "#lib/domain/privacy/without-forgotten.ts";

const FORGOTTEN = ["address|ana@people.test", "name|ana sousa", "name|may", "name|ana.sousa"];
const isForgotten: IsForgotten = (kind, text) => FORGOTTEN.includes(`${kind}|${text.toLowerCase()}`);
const without = (value: unknown) => withoutForgotten(value, isForgotten);

describe("what is left when a person is forgotten", () => {
  test.each([
    ["Signed-off-by: A. S. <Ana@people.test>\nok", "Signed-off-by: someone <someone@removed.address>\nok"],
    ["(ana@people.test), bea@people.test", "(someone@removed.address), bea@people.test"],
    ["Thanks to Ana Sousa.", "Thanks to someone."],
    ["Merge ana.sousa/retry", "Merge someone/retry"],
    // Neither a month, nor whoever is called alike in part, nor another word that holds the name.
    ["In May, Ana Lima and Susana Sousa", "In May, Ana Lima and Susana Sousa"],
  ])("of %j is %j", (text, left) => expect(without(text)).toBe(left));

  test("is nothing of the names beside the address, nor of a field that is such a name", () => {
    const author = { name: "A", email: "ana@people.test", canonical_email: "a@people.test" };
    expect(without({ author, other: { name: "May" }, n: [1, null] })).toEqual({
      author: { name: "someone", email: "someone@removed.address", canonical_email: "a@people.test" },
      other: { name: "someone" },
      n: [1, null],
    });
  });

  test("comes from the names that stand beside an address, in fields and before it", () => {
    const value = [{ name: "A", email: "x@y.test" }, "Reviewed-by: Ana Sousa <x@y.test>, Bea <b@y.test>"];
    expect(namesBeside(value, (address) => address === "x@y.test")).toEqual(["A", "Ana Sousa"]);
  });
});
