import type { Missing } from "../catalogue/snapshot.ts";
import { type LeftOut, type Refused, refused } from "./left-out.ts";
import { pointTime } from "./point-time.ts";
import type { Publishing } from "./publishing.ts";
import { identityOf, type Series, seriesName } from "./series.ts";
import type { PublishableValue } from "./values.ts";

/** All that there is to say of some values: what goes out, what may not, and what is not known. */
export type PublishPlan = { series: Series[]; refused: LeftOut<Refused>[]; missing: LeftOut<Missing>[] };

/** `now` in epoch seconds. The same values and moment make the same plan, in the same order. */
export function planPublishing(
  values: readonly PublishableValue[],
  asked: { settings: Publishing; now: number },
): PublishPlan {
  const plan: PublishPlan = { series: [], refused: [], missing: [] };
  for (const value of values.toSorted(byPlace)) {
    const { key, scope, part, reason } = value;
    if (value.value === null || value.to === null) {
      if (reason !== null) plan.missing.push({ key, scope, part, reason });
      continue;
    }
    const made = seriesOf({ ...value, value: value.value, to: value.to }, asked);
    if ("code" in made) plan.refused.push({ key, scope, part, reason: made });
    else plan.series.push(made);
  }
  return withoutDoubles(plan);
}

type KnownValue = PublishableValue & { value: number; to: string };

function seriesOf(value: KnownValue, { settings, now }: { settings: Publishing; now: number }) {
  if ((settings.env ?? "").trim() === "") return refused("env_missing");
  if (settings.service.trim() === "") return refused("service_missing");
  const name = seriesName(value, settings);
  if (name === null || !Number.isFinite(value.value)) return refused("name_refused");
  const time = pointTime({ to: value.to, now, resend: settings.resend });
  if ("code" in time) return time;
  const { key, scope, part, to } = value;
  return { key, scope, part, ...name, value: value.value, to, ...time } satisfies Series;
}

/** Of several that Datadog would take for one, none is sent: any of them would stand for all. */
function withoutDoubles({ series, ...plan }: PublishPlan): PublishPlan {
  const same = Map.groupBy(series, identityOf);
  const alone = series.filter((one) => same.get(identityOf(one))?.length === 1);
  const doubles = series.flatMap((one) => {
    const other = same.get(identityOf(one))?.find((another) => another !== one);
    if (other === undefined) return [];
    const { key, scope, part } = one;
    return [{ key, scope, part, reason: refused("same_series", { other: placeOf(other) }) }];
  });
  return { ...plan, series: alone, refused: [...plan.refused, ...doubles] };
}

function placeOf({ scope, part }: Series): string {
  return [scope, part].filter((name) => name !== "").join(" ") || "all";
}

function byPlace(a: PublishableValue, b: PublishableValue): number {
  return compare(a.key, b.key) || compare(a.scope, b.scope) || compare(a.part, b.part);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
