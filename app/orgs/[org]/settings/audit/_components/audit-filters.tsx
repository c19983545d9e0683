import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { buttonLook } from "#app/_components/button-look.ts";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { DayField } from "#app/_components/form/day-field.tsx";
import { TextLink } from "#app/_components/link.tsx";
import { ScopeFields } from "#app/_components/scoped-link.tsx";
import { useWords } from "#app/_language/use-words.ts";
import type { AuditValues } from "#lib/db/audit.ts";
import { auditActor, auditWord } from "#lib/words/audit-words.ts";
import { type AuditQuery, auditFileHref, auditHref } from "../search-params.ts";
import classes from "./audit.module.css";

type Props = { slug: string; query: AuditQuery; values: AuditValues };

/** Who, what and when, as a plain form: the filters are in the address, and it works before any script has run. */
export function AuditFilters({ slug, query, values }: Props) {
  const t = useTranslations("audit");
  const words = useWords();
  const { actor, action, since, until } = query;
  const actions = withChosen(values.actions, action)
    .map((value) => ({ value, label: auditWord(words, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, words.locale));
  const actors = withChosen(values.actors, actor).map((value) => ({
    value,
    label: auditActor(words, value),
  }));
  return (
    <form action={auditHref(slug)} method="get">
      <ScopeFields />
      <FilterRow label={t("filters")}>
        <NativeSelect
          name="actor"
          label={t("who")}
          defaultValue={actor ?? ""}
          data={[{ value: "", label: t("anybody") }, ...actors]}
        />
        <NativeSelect
          name="action"
          label={t("what")}
          defaultValue={action ?? ""}
          data={[{ value: "", label: t("anything") }, ...actions]}
        />
        <DayField name="since" label={t("from")} defaultValue={since ?? ""} unfinished={t("unfinishedDay")} />
        <DayField name="until" label={t("to")} defaultValue={until ?? ""} unfinished={t("unfinishedDay")} />
        <div className={classes.actions}>
          <button type="submit" {...buttonLook({ variant: "default" })}>
            {t("filter")}
          </button>
          {auditHref(slug, query) === auditHref(slug) ? null : (
            <TextLink href={auditHref(slug)}>{t("clear")}</TextLink>
          )}
          <a className={classes.csv} href={auditFileHref(slug, query)} download>
            {t("download")}
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
