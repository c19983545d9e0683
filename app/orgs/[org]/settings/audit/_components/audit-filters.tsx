import { Button, NativeSelect, TextInput } from "@mantine/core";
import { TextLink } from "#app/_components/link.tsx";
import { ScopeFields } from "#app/_components/scoped-link.tsx";
import type { AuditValues } from "#lib/db/audit.ts";
import { auditWord } from "#lib/domain/access/audit-words.ts";
import { type AuditQuery, filterSearch } from "../search-params.ts";
import classes from "./audit.module.css";

type Props = { path: string; query: AuditQuery; values: AuditValues };

/** Who, what and when, as a plain form: the filters are in the address, and it works before any script has run. */
export function AuditFilters({ path, query, values }: Props) {
  const { actor, action, since, until } = query;
  const actions = withChosen(values.actions, action)
    .map((value) => ({ value, label: auditWord(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
  return (
    <form action={path} method="get" className={classes.filters} aria-label="Filter the audit log">
      <ScopeFields />
      <NativeSelect
        name="actor"
        label="Who"
        defaultValue={actor ?? ""}
        data={[
          { value: "", label: "Anybody" },
          ...withChosen(values.actors, actor).map((value) => ({ value, label: value })),
        ]}
      />
      <NativeSelect
        name="action"
        label="What"
        defaultValue={action ?? ""}
        data={[{ value: "", label: "Anything" }, ...actions]}
      />
      <TextInput type="date" name="since" label="From" defaultValue={since ?? ""} />
      <TextInput type="date" name="until" label="To" defaultValue={until ?? ""} />
      <Button type="submit" variant="default">
        Filter
      </Button>
      {filterSearch(query) === "" ? null : (
        <TextLink href={path} className={classes.clear ?? ""}>
          Clear
        </TextLink>
      )}
      <a className={classes.csv} href={`${path}/export${filterSearch(query)}`} download>
        Download CSV
      </a>
    </form>
  );
}

/** A value from a shared link may have no line any more; it must still be shown as chosen. */
function withChosen(values: string[], chosen: string | null): string[] {
  return chosen === null || values.includes(chosen) ? values : [chosen, ...values];
}
