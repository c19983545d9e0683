"use client";

import { SegmentedControl } from "@mantine/core";
import { useQueryStates } from "nuqs";
import { DIMENSIONS, filterNoun } from "#lib/domain/report/filter.ts";
import type { Dimension } from "#lib/domain/report/report.ts";
import { dashboardParsers } from "./search-params.ts";

const TABS = DIMENSIONS.map((dimension) => ({ value: dimension, label: filterNoun(dimension).many }));

/** By what the numbers are broken down. */
export function BreakdownTabs() {
  const [{ by }, setState] = useQueryStates(dashboardParsers);
  return (
    <SegmentedControl
      size="xs"
      aria-label="Break down by"
      data={TABS}
      value={by}
      onChange={(chosen: Dimension) => setState({ by: chosen })}
    />
  );
}
