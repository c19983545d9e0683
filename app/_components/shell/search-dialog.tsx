import { IconX } from "@tabler/icons-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Found } from "#lib/domain/found.ts";
import { withScope } from "#lib/domain/report/scope.ts";
import classes from "./search.module.css";
import { SearchRows } from "./search-rows.tsx";
import { useFound } from "./use-found.ts";

const MOVES = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

type Props = { slug: string; onClose: () => void };

/** Finds what an organisation has by its name, with the keyboard alone where somebody wants to. */
export function SearchDialog({ slug, onClose }: Props) {
  const t = useTranslations("search");
  const dialog = useRef<HTMLDialogElement>(null);
  const root = `/orgs/${slug}`;
  const [router, search] = [useRouter(), useSearchParams()];
  const [text, setText] = useState("");
  const { found, failed, waiting } = useFound(`${root}/find`, text);
  const [chosen, setChosen] = useState(0);
  const list = useId();
  useEffect(() => dialog.current?.showModal(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found anew begins at its first row
  useEffect(() => setChosen(0), [found]);
  const open = (item: Found | undefined) => {
    if (item === undefined) return;
    onClose();
    router.push(withScope(item.href, root, search));
  };
  const said = () => {
    if (failed) return t("failed");
    if (text.trim() === "") return null;
    return found.length === 0 ? t("nothing", { text: text.trim() }) : t("found", { count: found.length });
  };
  const press = (event: KeyboardEvent) => {
    const moved = MOVES.get(event.key);
    if (moved === undefined && event.key !== "Enter") return;
    event.preventDefault();
    if (moved === undefined) open(found[chosen]);
    else if (found.length > 0) setChosen((chosen + moved + found.length) % found.length);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog already
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-label={t("label")}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className={classes.line}>
        <input
          type="text"
          inputMode="search"
          role="combobox"
          className={classes.input}
          aria-label={t("label")}
          aria-expanded={found.length > 0}
          aria-controls={list}
          aria-activedescendant={found.length === 0 ? undefined : `${list}-${chosen}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t("placeholder")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={press}
        />
        {waiting ? <span className={classes.turning} aria-hidden="true" /> : null}
        <button
          type="button"
          className={classes.close}
          aria-label={t("close")}
          onClick={() => dialog.current?.close()}
        >
          <IconX size={18} stroke={1.7} aria-hidden="true" />
        </button>
      </div>
      <SearchRows id={list} found={found} chosen={chosen} onOpen={open} />
      <p className={classes.said} role="status" aria-busy={waiting}>
        {waiting ? null : said()}
      </p>
      <p className={classes.keys}>{t("keys")}</p>
    </dialog>
  );
}
