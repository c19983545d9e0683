import "server-only";
import { getWords } from "#app/_language/words.ts";
import type { Db } from "#lib/db/call.ts";
import type { Organization } from "#lib/db/organizations.ts";
import { fetchParts } from "#lib/db/report.ts";
import type { Settings } from "#lib/db/settings.ts";
import { textOf } from "#lib/domain/format/quantity.ts";
import { metricOf } from "#lib/domain/metrics/metric.ts";
import { type Effect, settingsEffect } from "#lib/domain/metrics/settings-effect.ts";
import { queryOf } from "#lib/domain/report/scope.ts";
import { AppError } from "#lib/errors.ts";
import { quantityIn } from "#lib/words/unit-words.ts";
import type { Words } from "#lib/words/words.ts";
import { readScope } from "../../_components/filter/scope-params.ts";

/** A figure in words, as it is and as it would be. */
export type SaidEffect = { what: string; before: string; after: string };
type Proposed = Pick<Settings, "productionEnvs" | "cfrDenominator">;

/** What proposed settings would do to the dashboard as it opens: the same report, asked for other environments. */
export async function sayEffect(
  db: Db,
  organization: Organization,
  proposed: Proposed,
): Promise<SaidEffect[]> {
  const query = { ...queryOf(await readScope(Promise.resolve({})), new Date(), organization), compare: null };
  const [before, after] = await Promise.all(
    [organization.productionEnvs, proposed.productionEnvs].map((env) =>
      fetchParts(db, organization.id, { ...query, env, parts: ["figures"] }),
    ),
  );
  if (!before || !after) throw new AppError("not_found");
  const words = await getWords();
  return settingsEffect(
    { figures: before.figures, denominator: organization.cfrDenominator },
    { figures: after.figures, denominator: proposed.cfrDenominator },
  ).map((effect) => say(effect, words));
}

function say({ what, before, after }: Effect, { t, format }: Words): SaidEffect {
  if (what === "deployments" || what === "failed")
    return { what: t(`metricSettings.${what}`), before: format.count(before), after: format.count(after) };
  const quantity = quantityIn(metricOf(what).unit, format);
  return {
    what: t(`metrics.${what}.title`),
    before: textOf(quantity(before)),
    after: textOf(quantity(after)),
  };
}
