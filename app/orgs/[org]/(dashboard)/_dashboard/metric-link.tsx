"use client";

import { useQueryStates } from "nuqs";
import type { MouseEvent, ReactNode } from "react";
import type { Metric } from "#lib/domain/metrics/metric.ts";
import { dashboardHref, dashboardParsers } from "./search-params.ts";

type Props = { slug: string; metric: Metric; className: string | undefined; children: ReactNode };

/** Chooses the metric whose trend is shown. A link, so that it opens in a new tab and can be copied. */
export function MetricLink({ slug, metric, className, children }: Props) {
  const [state, setState] = useQueryStates(dashboardParsers, { history: "push" });
  const choose = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setState({ metric });
  };
  return (
    <a
      className={className}
      href={dashboardHref(slug, state, { metric })}
      aria-current={state.metric === metric ? "true" : undefined}
      onClick={choose}
    >
      {children}
    </a>
  );
}
