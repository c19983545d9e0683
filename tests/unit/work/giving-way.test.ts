import { describe, expect, test, vi } from "vitest";
import { giveWay, isAsked, waitedFor } from "#lib/work/giving-way.ts";
import { useQuietClock } from "../fixtures/quiet-clock.ts";

/** Whether it is over after so many milliseconds more. */
async function isOverAfter(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let over = false;
  void work.then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(milliseconds);
  return over;
}

/** A question that is under way until it is answered, or refused. */
function ask() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return {
    heard: waitedFor(promise),
    answer: () => resolve("answer"),
    refuse: () => reject(new Error("refused")),
  };
}

describe("work in the background", () => {
  useQuietClock();

  test("goes on at once where nobody waits", async () => {
    expect(isAsked()).toBe(false);
    expect(await isOverAfter(0, giveWay())).toBe(true);
  });

  test("waits until an answer is there, and for a moment of quiet behind it", async () => {
    const asked = ask();
    const work = giveWay();
    expect(await isOverAfter(500, work)).toBe(false);
    asked.answer();
    expect(await asked.heard).toBe("answer");
    expect(await isOverAfter(60, work)).toBe(false);
    expect(await isOverAfter(60, work)).toBe(true);
    expect(isAsked()).toBe(false);
  });

  test("is freed by an answer that fails, and whoever asked hears of it", async () => {
    const asked = ask();
    const work = giveWay();
    asked.refuse();
    await expect(asked.heard).rejects.toThrow("refused");
    expect(await isOverAfter(120, work)).toBe(true);
  });

  test("waits for the last of several, and two seconds at most", async () => {
    const [first, second] = [ask(), ask()];
    const work = giveWay();
    first.answer();
    expect(await isOverAfter(1900, work)).toBe(false);
    expect(isAsked()).toBe(true);
    expect(await isOverAfter(120, work)).toBe(true);
    second.answer();
    await second.heard;
  });
});
