import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { Popup } from "#app/_components/popup.tsx";
import { useFormats, useWords } from "#app/_language/use-words.ts";
import type { FilterName } from "#lib/domain/report/filter.ts";
import { sayChosen } from "#lib/words/filter-words.ts";
import classes from "./filter.module.css";

/** A value to choose; called by its label where it has one. */
export type FilterValue = { value: string; label?: string; deployments: number | null };

type Props = {
  filter: FilterName;
  values: FilterValue[];
  chosen: string[];
  /** For the environments only: those that count when none is chosen. */
  productionEnvs: string[] | null;
  onChange: (chosen: string[]) => void;
};

const SEARCH_FROM = 8;

/** A button that tells what is chosen, and opens the values to choose from. */
export function FilterSelect({ filter, values, chosen, productionEnvs, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const words = useWords();
  const many = words.t(`filters.many.${filter}`);
  const named = chosen.filter((value) => value !== "*");
  const called = chosen.map((value) => labelOf(values, value));
  return (
    <Popup
      label={many}
      onOpen={setOpen}
      {...buttonLook({ variant: "default" })}
      data-active={chosen.length > 0 || undefined}
      face={
        <>
          <span className="ellipsis">{sayChosen(filter, called, words)}</span>
          <IconChevronDown size={14} aria-hidden />
        </>
      }
    >
      {open ? (
        <div className={classes.choices}>
          {productionEnvs === null ? null : (
            <Scope chosen={chosen} productionEnvs={productionEnvs} onChange={onChange} />
          )}
          <Names
            title={many}
            searchLabel={words.t(`filters.searchIn.${filter}`)}
            values={withChosen(values, named)}
            chosen={named}
            onChange={onChange}
          />
        </div>
      ) : null}
    </Popup>
  );
}

/** Production as the organisation defines it, or everything. */
function Scope({
  chosen,
  productionEnvs,
  onChange,
}: Pick<Props, "chosen" | "onChange"> & { productionEnvs: string[] }) {
  const t = useTranslations("filters");
  const options = [
    { label: t("production"), beneath: productionEnvs.join(", "), picked: [], on: chosen.length === 0 },
    { label: t("allEnvironments"), beneath: null, picked: ["*"], on: chosen.includes("*") },
  ];
  return (
    <div role="radiogroup" aria-label={t("whichEnvironments")} className={classes.scope}>
      {options.map(({ label, beneath, picked, on }) => (
        <label key={label} className={classes.option}>
          <input type="radio" checked={on} onChange={() => onChange(picked)} />
          <span className={classes.optionName}>
            {label}
            {beneath === null ? null : <span className={classes.beneath}>{beneath}</span>}
          </span>
        </label>
      ))}
    </div>
  );
}

type NamesProps = {
  title: string;
  searchLabel: string;
  values: FilterValue[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

function Names({ title, searchLabel, values, chosen, onChange }: NamesProps) {
  const t = useTranslations("filters");
  const format = useFormats();
  const [search, setSearch] = useState("");
  const shown = values.filter(({ value, label = value }) =>
    label.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <>
      {values.length < SEARCH_FROM ? null : (
        <input
          type="search"
          className={classes.search}
          aria-label={searchLabel}
          placeholder={t("search")}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <fieldset className={classes.names} aria-label={title}>
        {shown.map(({ value, label = value, deployments }) => (
          <label key={value} className={classes.option}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span className={classes.optionName}>{label}</span>
            {deployments === null ? null : (
              <span className={classes.optionCount}>{format.count(deployments)}</span>
            )}
          </label>
        ))}
        {shown.length === 0 ? (
          <p className={classes.none}>{t(values.length === 0 ? "noneSeen" : "noMatch")}</p>
        ) : null}
      </fieldset>
      {chosen.length === 0 ? null : (
        <button type="button" className={classes.reset} onClick={() => onChange([])}>
          {t("clear")}
        </button>
      )}
    </>
  );
}

/** A name from a shared link may not be among the values any more; it must still be possible to untick it. */
function withChosen(values: FilterValue[], chosen: string[]): FilterValue[] {
  const known = new Set(values.map(({ value }) => value));
  return [
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, deployments: 0 })),
    ...values,
  ];
}

function labelOf(values: FilterValue[], chosen: string): string {
  return values.find(({ value }) => value === chosen)?.label ?? chosen;
}
