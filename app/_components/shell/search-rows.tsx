import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { FOUND_KINDS, type Found } from "#lib/domain/found.ts";
import classes from "./search.module.css";

type Props = { id: string; found: Found[]; chosen: number; onOpen: (item: Found) => void };

/** What was found, by kind; the keyboard stays in the field above. */
export function SearchRows({ id, found, chosen, onOpen }: Props) {
  const t = useTranslations("search");
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen]);
  const rows = found.map((item, place) => ({ item, place }));
  return (
    <div id={id} role="listbox" aria-label={t("open")} className={classes.list} tabIndex={-1}>
      {FOUND_KINDS.map((kind) => [kind, rows.filter(({ item }) => item.kind === kind)] as const)
        .filter(([, ofKind]) => ofKind.length > 0)
        .map(([kind, ofKind]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
          <div key={kind} role="group" aria-label={t(`kind.${kind}`)}>
            <p className={classes.heading} aria-hidden="true">
              {t(`kind.${kind}`)}
            </p>
            {ofKind.map(({ item, place }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
              <div
                key={place}
                id={`${id}-${place}`}
                role="option"
                aria-selected={place === chosen}
                tabIndex={-1}
                className={classes.row}
                onClick={() => onOpen(item)}
              >
                <span className="ellipsis">{item.title}</span>
                {item.detail === null ? null : <span className={classes.detail}>{item.detail}</span>}
              </div>
            ))}
          </div>
        ))}
    </div>
  );
}
