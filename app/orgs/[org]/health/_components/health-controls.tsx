import { AddressSelect } from "#app/_components/address-select.tsx";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { ButtonLink } from "#app/_components/link.tsx";
import { useWords } from "#app/_language/use-words.ts";
import { GRID_DAYS } from "#lib/domain/health/health-days.ts";
import classes from "../health.module.css";
import type { HealthShown } from "../load.ts";
import { besides, healthHref } from "../search-params.ts";

/** Of which repository, how many days, up to which one, and as what. */
export async function HealthControls({ member, state, data }: HealthShown) {
  const { scopes } = await data.told;
  return <Controls slug={member.organization.slug} state={state} scopes={scopes} query={data.query} />;
}

type Props = {
  slug: string;
  state: HealthShown["state"];
  /** Repositories that are chosen or have values. */
  scopes: string[];
  query: HealthShown["data"]["query"];
};

export function Controls({ slug, state, scopes, query }: Props) {
  const { t } = useWords();
  const { earlier, later } = besides(query);
  const named = state.scope === null || scopes.includes(state.scope) ? scopes : [state.scope, ...scopes];
  const at = (until: string | null) => healthHref(slug, { ...state, cell: null, until });
  return (
    <FilterRow label={t("healthPage.controls")}>
      <AddressSelect
        label={t("healthPage.scope")}
        parameter="scope"
        options={[
          { value: "", label: t("healthPage.all") },
          ...named.map((scope) => ({ value: scope, label: scope, isName: true })),
        ]}
      />
      <AddressSelect
        label={t("healthPage.days")}
        parameter="days"
        options={GRID_DAYS.map((days, at) => ({
          value: at === 0 ? "" : String(days),
          label: t("healthPage.dayCount", { days }),
        }))}
      />
      <AddressSelect
        label={t("healthPage.shown")}
        parameter="view"
        options={[
          { value: "", label: t("healthPage.grid") },
          { value: "table", label: t("healthPage.table") },
        ]}
      />
      <div className={classes.days}>
        <ButtonLink href={at(earlier)} variant="default">
          {t("healthPage.earlier")}
        </ButtonLink>
        {later === null ? null : (
          <>
            <ButtonLink href={at(later)} variant="default">
              {t("healthPage.later")}
            </ButtonLink>
            <ButtonLink href={at(null)} variant="default">
              {t("healthPage.today")}
            </ButtonLink>
          </>
        )}
      </div>
    </FilterRow>
  );
}
