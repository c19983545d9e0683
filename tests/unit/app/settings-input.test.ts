import { expect, test } from "vitest";
import { readSettings as read } from "#app/orgs/[org]/settings/settings-input.ts";
import { SETTING_NAMES } from "#lib/db/settings.ts";

/** All of them, as the two forms send them together. */
const readSettings = (form: FormData) => read(form, SETTING_NAMES);

function formOf(changes: Record<string, string> = {}, environments = ["live"]): FormData {
  const form = new FormData();
  const values = {
    name: " Northwind Rail ",
    timeZone: "Europe/Berlin",
    weekStart: "monday",
    cfrDenominator: "evaluated",
    bands: "dora-2024",
    lookbackDays: "35",
    rawRetentionDays: "0",
    ...changes,
  };
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  for (const name of environments) form.append("productionEnvs", name);
  return form;
}

test("a good form gives the settings", () => {
  expect(readSettings(formOf())).toEqual({
    ok: true,
    changes: {
      name: "Northwind Rail",
      timeZone: "Europe/Berlin",
      weekStart: "monday",
      productionEnvs: ["live"],
      cfrDenominator: "evaluated",
      bands: "dora-2024",
      lookbackDays: 35,
      rawRetentionDays: 0,
    },
  });
});

test("a switch sends its value after its off, which stands for it while it is off", () => {
  const form = formOf({ bands: "off" });
  expect(readSettings(form)).toMatchObject({ ok: true, changes: { bands: "off" } });
  form.append("bands", "dora-2024");
  expect(readSettings(form)).toMatchObject({ ok: true, changes: { bands: "dora-2024" } });
});

test("a number out of bounds is refused with its bounds", () => {
  expect(readSettings(formOf({ lookbackDays: "91" }))).toMatchObject({
    problem: { code: "not_whole", numbers: { least: 3, most: 90 } },
  });
});

test.each([
  ["name", { name: "  " }],
  ["timeZone", { timeZone: "Mars/Olympus" }],
  ["timeZone", { timeZone: "+02:00" }],
  ["timeZone", { timeZone: "europe/berlin" }],
  ["weekStart", { weekStart: "friday" }],
  ["lookbackDays", { lookbackDays: "2" }],
  ["lookbackDays", { lookbackDays: "91" }],
  ["rawRetentionDays", { rawRetentionDays: "731" }],
  ["rawRetentionDays", { rawRetentionDays: "-1" }],
  ["rawRetentionDays", { rawRetentionDays: "" }],
])("%s out of bounds is refused at its field", (field, changes) => {
  expect(readSettings(formOf(changes))).toMatchObject({ ok: false, field });
});

test.each([[[]], [["live", "LIVE"]], [[""]], [Array.from({ length: 21 }, (_, index) => `e${index}`)]])(
  "these are not production environments: %j",
  (environments) => {
    expect(readSettings(formOf({}, environments))).toMatchObject({ ok: false, field: "productionEnvs" });
  },
);
