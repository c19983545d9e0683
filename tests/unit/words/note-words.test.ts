import { expect, test } from "vitest";
import { sayNote } from "#lib/words/note-words.ts";
import { wordsIn } from "#lib/words/words.ts";

const setting = (code: string, details: Record<string, unknown>) =>
  ({ kind: "setting", code, details }) as const;
const target = setting("target", { metric: "lead_time", day: "2026-10-01", from: null, to: 86_400 });

test("a note says what changed from what to what, in both languages", () => {
  const words = wordsIn("en");
  const said = (note: Parameters<typeof sayNote>[0]) => Object.values(sayNote(note, words)).join(": ");
  expect(said(setting("productionEnvs", { from: ["live"], to: ["live", "eu"] }))).toBe(
    "Production environments: live → live, eu",
  );
  expect(said(target)).toBe("Target: Lead time for changes: nothing → 1 d, from 1 Oct 2026");
  expect(said(setting("repository", { service: "search", from: null, to: "github.com/a/b" }))).toBe(
    "Repository of search: nothing → github.com/a/b",
  );
  expect(said(setting("vanished_kept", { events: 1 }))).toBe("Vanished events kept: 1 event");
  expect(said({ kind: "freeze", code: "freeze", details: { text: "Easter" } })).toBe("Freeze: Easter");
  expect(sayNote(target, wordsIn("pt-BR")).text).toBe("nada → 1 d, a partir de 1 out 2026");
});

test("a code without words here is shown as it is", () => {
  expect(sayNote(setting("later_one", {}), wordsIn("en"))).toEqual({ title: "later_one", text: "" });
});
