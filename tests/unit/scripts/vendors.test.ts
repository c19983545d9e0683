import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepVendors, readVendors } from "#scripts/stack/vendors.ts";

test("a command on the demo's data finds the demo's vendors, and on any other the true ones", () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), "plumbline-vendors-")), "data");
  const vendors = { DATADOG_API_BASE_URL: "http://127.0.0.1:1", GITHUB_API_BASE_URL: "http://127.0.0.1:2" };
  keepVendors(dataDir, vendors);
  expect(readVendors(dataDir)).toEqual(vendors);
  keepVendors(dataDir, null);
  expect(readVendors(dataDir)).toEqual({});
});
