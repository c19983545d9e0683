import { NativeSelect, TextInput } from "@mantine/core";
import { buttonLook } from "#app/_components/button-look.ts";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { ScopeFields } from "#app/_components/scoped-link.tsx";
import type { AuditValues } from "#lib/db/audit.ts";
import { auditWord } from "#lib/domain/access/audit-words.ts";
import { type AuditQuery, auditFileHref, auditHref } from "../search-params.ts";
import classes from "./audit.module.css";

type Props = { slug: string; query: AuditQuery; values: AuditValues };

/** Who, what and when, as a plain form: the filters are in the address, and it works before any script has run. */
export function AuditFilters({ slug, query, values }: Props) {
  const { actor, action, since, until } = query;
  const actions = withChosen(values.actions, action)
    .map((value) => ({ value, label: auditWord(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
  const actors = withChosen(values.actors, actor).map((value) => ({ value, label: value }));
  return (
    <form action={auditHref(slug)} method="get">
      <ScopeFields />
      <FilterRow label="Filter the audit log">
        <NativeSelect
          name="actor"
          label="Who"
          defaultValue={actor ?? ""}
          data={[{ value: "", label: "Anybody" }, ...actors]}
        />
        <NativeSelect
          name="action"
          label="What"
          defaultValue={action ?? ""}
          data={[{ value: "", label: "Anything" }, ...actions]}
        />
        <TextInput type="date" name="since" label="From" defaultValue={since ?? ""} />
        <TextInput type="date" name="until" label="To" defaultValue={until ?? ""} />
        <div className={classes.actions}>
          <button type="submit" {...buttonLook({ variant: "default" })}>
            Filter
          </button>
          {auditHref(slug, query) === auditHref(slug) ? null : (
            <TextLink href={auditHref(slug)}>Clear</TextLink>
          )}
          <a className={classes.csv} href={auditFileHref(slug, query)} download>
            Download CSV
          </a>
        </div>
      </FilterRow>
    </form>
  );
}

/** A value from a shared link may have no line any more; it must still be shown as chosen. */
function withChosen(values: string[], chosen: string | null): string[] {
  return chosen === null || values.includes(chosen) ? values : [chosen, ...values];
}
