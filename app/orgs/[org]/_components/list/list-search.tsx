import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { FilterRow } from "#app/_components/filter-row.tsx";
import { ScopeFields } from "#app/_components/scoped-link.tsx";
import classes from "./list.module.css";
import type { ListOf } from "./list-actions.tsx";

type Props = {
  of: ListOf;
  /** The page of the list, without parameters. */
  action: string;
  q: string | null;
  /** The other parameters of the page, which a search keeps. */
  kept: Record<string, string | null>;
  /** Menus beside it. */
  children?: ReactNode;
};

/** Looks for a text in the list: a plain form, whose answer is the list from its first page on. */
export function ListSearch({ of, action, q, kept, children }: Props) {
  const t = useTranslations("events");
  const hidden = Object.entries(kept).filter(([, value]) => value !== null);
  return (
    <FilterRow label={t("narrow")}>
      <form action={action} method="get" className={classes.search}>
        <ScopeFields />
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value ?? ""} />
        ))}
        <TextInput
          key={q}
          name="q"
          type="search"
          label={t("search")}
          placeholder={t(`searchIn.${of}`)}
          defaultValue={q ?? ""}
          maxLength={300}
        />
        <button type="submit" {...buttonLook({ variant: "default" })}>
          {t("find")}
        </button>
      </form>
      {children}
    </FilterRow>
  );
}
