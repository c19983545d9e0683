import { describe, expect, test } from "vitest";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { CHECK_CASES, type World } from "../support/check-cases.ts";
import { checkedItems, listChecked } from "../support/checked.ts";
import { type Company, companiesOf } from "../support/company.ts";
import { useStack } from "../support/kit.ts";
import { ONE_DATABASE } from "../support/stack.ts";
import { coverRanges } from "../support/stack-client.ts";

describe.each(ONE_DATABASE)("checks on %s", (name) => {
  const stack = useStack(name);
  const makeCompany = companiesOf(stack);
  const read = (company: Company) => company.ask<DataQuality>("report_data_quality");
  const inWorld = async ({ covered, ...events }: World) => {
    const company = await makeCompany(covered === undefined ? {} : { covered });
    const { secret, organizationId, connectionId } = company;
    if (covered) await coverRanges(secret, { organizationId, connectionId, stream: "incidents" }, covered);
    await company.store(events);
    return company;
  };

  test.each(CHECK_CASES)("$rule", async ({ code, has, numbers, items = [], rows = {} }) => {
    const company = await inWorld(has());
    const check = (await read(company)).checks[code];
    expect(check.numbers).toEqual(numbers);
    expect(check.items).toMatchObject(items);
    expect(check.items).toHaveLength(items.length);
    expect(await listChecked(company, "deployments", code)).toHaveLength(rows.deployments ?? 0);
    expect(await listChecked(company, "incidents", code)).toHaveLength(rows.incidents ?? 0);
    if (Object.keys(rows).length > 0) await checkedItems(company, code, check);
  });

  test.each(CHECK_CASES)("$code says nothing of what is nearly so", async ({ code, nearly }) => {
    const company = await inWorld(nearly());
    const check = (await read(company)).checks[code];
    expect(check.items).toEqual([]);
    expect(Object.values(check.numbers).filter((value) => value !== null && value !== 0)).toEqual([]);
    expect(await listChecked(company, "deployments", code)).toEqual([]);
    expect(await listChecked(company, "incidents", code)).toEqual([]);
  });
});
