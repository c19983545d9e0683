import { describe, expect, test } from "vitest";
import { formatsIn } from "#lib/words/formats.ts";

const [en, pt] = [formatsIn("en"), formatsIn("pt-BR")];
const NOW = new Date("2026-11-20T12:00:00Z");

describe("moments", () => {
  test("are told in the organisation's zone", () => {
    const at = "2026-08-12T22:05:09Z";
    expect(en.moment(at, "Europe/Berlin")).toBe("13 Aug 2026, 00:05");
    expect(pt.moment(at, "America/Sao_Paulo")).toBe("12 ago 2026, 19:05");
    expect(en.second(at, "Asia/Kolkata")).toBe("13 Aug 2026, 03:35:09");
    expect(pt.day("2026-08-12T02:00:00Z", "America/Sao_Paulo")).toBe("11 ago 2026");
    for (const { day, moment, second } of [en, pt]) {
      expect([day(null, "UTC"), moment(null, "UTC"), second(null, "UTC")]).toEqual(["—", "—", "—"]);
    }
  });

  test("at midnight are of the day that begins, where the clock changes then, too", () => {
    // Cairo goes from 24 April 00:00 to 01:00 in 2026.
    expect(en.moment("2026-04-23T22:00:00Z", "Africa/Cairo")).toBe("24 Apr 2026, 01:00");
    expect(pt.moment("2026-04-23T21:59:00Z", "Africa/Cairo")).toBe("23 abr 2026, 23:59");
    expect(en.moment("2026-08-13T03:00:00Z", "America/Sao_Paulo")).toBe("13 Aug 2026, 00:00");
  });

  test("are told by their age in one unit", () => {
    const ages = ["11:59:30", "11:18:00", "12:00:40"].map((time) => `2026-11-20T${time}Z`);
    ages.push("2026-11-19T09:00:00Z", "2026-11-17T09:00:00Z");
    expect(ages.map((at) => en.since(at, NOW))).toEqual([
      "just now",
      "42 min ago",
      "just now",
      "27 h ago",
      "3 d ago",
    ]);
    expect(ages.map((at) => pt.since(at, NOW))).toEqual([
      "agora há pouco",
      "há 42 min",
      "agora há pouco",
      "há 27 h",
      "há 3 d",
    ]);
  });
});

describe("windows", () => {
  test.each([
    ["2026-09-01", "2026-10-01", "1 – 30 Sep 2026", "1 – 30 set 2026"],
    ["2026-08-12", "2026-09-11", "12 Aug – 10 Sep 2026", "12 ago – 10 set 2026"],
    ["2025-12-30", "2026-01-03", "30 Dec 2025 – 2 Jan 2026", "30 dez 2025 – 2 jan 2026"],
    ["2026-08-12", "2026-08-13", "12 Aug 2026", "12 ago 2026"],
  ])("name their last day, although their end is excluded: %s to %s", (from, to, english, portuguese) => {
    expect(en.range(from, to, "UTC")).toBe(english);
    expect(pt.range(from, to, "UTC")).toBe(portuguese);
  });

  test("have buckets named by their first day", () => {
    expect([en.bucketDay("2026-03-01"), pt.bucketDay("2026-02-01")]).toEqual(["1 Mar", "1 fev"]);
    expect([en.bucketDate("2026-03-01"), pt.bucketDate("2026-12-01")]).toEqual(["1 Mar 2026", "1 dez 2026"]);
  });
});
