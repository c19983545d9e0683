import { Button, Checkbox, Popover, Radio, ScrollArea, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { formatCount } from "#lib/domain/format/format.ts";
import { type FilterName, filterNoun } from "#lib/domain/report/filter.ts";
import classes from "./filter.module.css";
import { selectLabel } from "./filter-label.ts";

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

export function FilterSelect({ filter, values, chosen, productionEnvs, onChange }: Props) {
  const noun = filterNoun(filter);
  const named = chosen.filter((value) => value !== "*");
  return (
    <Popover position="bottom-start" shadow="md" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          className={classes.select ?? ""}
          data-active={chosen.length > 0 || undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {selectLabel(
            filter,
            chosen.map((value) => labelOf(values, value)),
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={noun.many}>
        {productionEnvs === null ? null : (
          <Scope chosen={chosen} productionEnvs={productionEnvs} onChange={onChange} />
        )}
        <Names title={noun.many} values={withChosen(values, named)} chosen={named} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Production as the organisation defines it, or everything. */
function Scope({
  chosen,
  productionEnvs,
  onChange,
}: Pick<Props, "chosen" | "onChange"> & { productionEnvs: string[] }) {
  const scope = chosen.length === 0 ? "production" : chosen.includes("*") ? "all" : "named";
  return (
    <Radio.Group
      className={classes.scope ?? ""}
      aria-label="Which environments"
      value={scope}
      onChange={(picked) => onChange(picked === "all" ? ["*"] : [])}
    >
      <Radio size="xs" value="production" label="Production" description={productionEnvs.join(", ")} />
      <Radio size="xs" value="all" label="All environments" />
    </Radio.Group>
  );
}

type NamesProps = {
  title: string;
  values: FilterValue[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

function Names({ title, values, chosen, onChange }: NamesProps) {
  const [search, setSearch] = useState("");
  const shown = values.filter(({ value, label = value }) =>
    label.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <>
      {values.length < SEARCH_FROM ? null : (
        <TextInput
          size="xs"
          aria-label={`Search ${title.toLowerCase()}`}
          placeholder="Search"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <ScrollArea.Autosize mah={280} mt={6} offsetScrollbars="y">
        <Checkbox.Group aria-label={title} value={chosen} onChange={onChange}>
          {shown.map(({ value, label = value, deployments }) => (
            <Checkbox
              key={value}
              size="xs"
              value={value}
              className={classes.option ?? ""}
              classNames={{ body: classes.optionBody ?? "", labelWrapper: classes.optionLabel ?? "" }}
              label={
                <span className={classes.optionText}>
                  <span className={classes.optionName}>{label}</span>
                  {deployments === null ? null : (
                    <span className={classes.optionCount}>{formatCount(deployments)}</span>
                  )}
                </span>
              }
            />
          ))}
        </Checkbox.Group>
        {shown.length === 0 ? (
          <p className={classes.none}>{values.length === 0 ? "None seen yet." : "No match."}</p>
        ) : null}
      </ScrollArea.Autosize>
      {chosen.length === 0 ? null : (
        <button type="button" className={classes.reset} onClick={() => onChange([])}>
          Clear
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
