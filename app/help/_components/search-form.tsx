import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { buttonLook } from "#app/_components/button-look.ts";
import classes from "./help.module.css";

/** Asks for words; the answer is a page of its own, so that it can be kept and sent. Without words it is all pages. */
export function SearchForm() {
  const t = useTranslations("help");
  return (
    <search>
      <form action="/help" className={classes.search}>
        <input
          type="search"
          name="q"
          aria-label={t("search")}
          placeholder={t("search")}
          maxLength={200}
          className={classes.input}
        />
        <button type="submit" {...buttonLook({ variant: "default" })} aria-label={t("searchButton")}>
          <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </form>
    </search>
  );
}
