"use client";

import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import classes from "./search.module.css";

/** Comes when somebody searches. */
const SearchDialog = lazy(() =>
  import("./search-dialog.tsx").then(({ SearchDialog }) => ({ default: SearchDialog })),
);

/** Opens the search, as ⌘K, Ctrl K and / do on every page. */
export function SearchButton({ slug }: { slug: string }) {
  const t = useTranslations("search");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <>
      <button
        type="button"
        className={classes.button}
        title={t("open")}
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K /"
        onClick={() => setOpen(true)}
        data-row
      >
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <span data-name>{t("open")}</span>
        <span className={classes.key} aria-hidden="true" data-name>
          ⌘K
        </span>
      </button>
      {open
        ? createPortal(
            // The navigation may be a drawer that is closed.
            <Suspense>
              <SearchDialog slug={slug} onClose={() => setOpen(false)} />
            </Suspense>,
            document.body,
          )
        : null}
    </>
  );
}

/** A key alone that is pressed in a field, a menu or a dialog is meant for that. */
function asksForSearch({ key, metaKey, ctrlKey, altKey, target }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open], [role=dialog]") !== null) return false;
  if (key.toLowerCase() === "k" && (metaKey || ctrlKey) && !altKey) return true;
  const typing =
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], dialog:modal, :popover-open");
  return key === "/" && !metaKey && !ctrlKey && !altKey && !typing;
}
