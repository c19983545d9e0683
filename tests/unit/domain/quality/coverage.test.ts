import { expect, test } from "vitest";
import { coverageSegments, unreadRanges, wholeHistory } from "#lib/domain/quality/coverage.ts";
import type { ConnectionCoverage, StreamCoverage } from "#lib/domain/quality/data-quality.ts";
import { sayCoverage } from "#lib/words/coverage-words.ts";
import { wordsIn } from "#lib/words/words.ts";

const day = (number: number) => `2026-11-${String(number).padStart(2, "0")}T00:00:00Z`;
const stream = (covered: [number, number][], gaps: [number, number][] = []): StreamCoverage => ({
  covered: covered.map(([from, to]) => ({ from: day(from), to: day(to) })),
  gapCount: gaps.length,
  gaps: gaps.map(([from, to]) => ({
    from: day(from),
    to: day(to),
    reason: { code: "too_many_in_second", numbers: { most: 1000 } },
  })),
});
const connection = (deployments: StreamCoverage, incidents = stream([])): ConnectionCoverage => ({
  id: "a",
  name: "Datadog",
  status: "active",
  lastSyncedAt: null,
  historyFrom: day(1),
  vanished: null,
  streams: { deployments, incidents },
});
const WHOLE = { from: day(1), to: day(11) };
const READ: [number, number][] = [
  [1, 4],
  [6, 11],
];
const HOLED = stream(READ, [[4, 5]]);

test("the history reaches from what was asked for to what was read last of either stream", () => {
  expect(wholeHistory(connection(stream([[3, 8]]), stream([[2, 11]])))).toEqual({
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-11-11T00:00:00.000Z",
  });
  expect(wholeHistory(connection(stream([])))).toBeNull();
});

test("the bar has each range at its share of the history, gaps last", () => {
  const bar = coverageSegments(HOLED, WHOLE);
  expect(bar.map(({ kind, start, width }) => [kind, Math.round(start * 10), Math.round(width * 10)])).toEqual(
    [
      ["read", 0, 3],
      ["read", 5, 5],
      ["unread", 3, 2],
      ["gap", 3, 1],
    ],
  );
});

test("a gap with its reason is not also a range that waits to be read", () => {
  expect(unreadRanges(HOLED, WHOLE)).toEqual([{ from: day(5), to: day(6) }]);
});

test("the sentence says the same as the bar", () => {
  const sentence = (stream: StreamCoverage, locale: "en" | "pt-BR" = "en") =>
    sayCoverage(wordsIn(locale), stream, { whole: WHOLE, timeZone: "UTC" });
  expect(sentence(stream([]))).toBe("Nothing has been read yet.");
  expect(sentence(stream([[1, 11]]))).toBe("Read from 1 Nov 2026 to 11 Nov 2026 without a gap.");
  expect(sentence(HOLED)).toBe(
    "Read from 1 Nov 2026 to 11 Nov 2026; not read yet: 5 Nov 2026; 1 range could not be read.",
  );
  expect(sentence(HOLED, "pt-BR")).toBe(
    "Lido de 1 nov 2026 a 11 nov 2026; ainda não lido: 5 nov 2026; 1 trecho não pôde ser lido.",
  );
});
