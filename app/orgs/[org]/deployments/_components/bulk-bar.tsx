"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { buttonLook } from "#app/_components/button-look.ts";
import { FormMessage } from "#app/_components/form/form-message.tsx";
import classes from "./bulk-bar.module.css";
import { CorrectionFields } from "./correction-fields.tsx";

type Props = {
  slug: string;
  /** The id of the form that the ticks of the rows belong to. */
  form: string;
};

/** What can be done with the rows that are ticked, once one is. */
export function BulkBar({ slug, form }: Props) {
  const t = useTranslations("correctionForm");
  const { element, ids, clear } = useTicked();
  const [corrected, setCorrected] = useState<number | null>(null);
  const done = () => {
    setCorrected(ids.length);
    clear();
  };
  return (
    <>
      <form ref={element} id={form} />
      {ids.length === 0 ? null : (
        <section className={classes.bar} aria-label={t("selected", { count: ids.length })}>
          <div className={classes.line}>
            <strong>{t("selected", { count: ids.length })}</strong>
            <button type="button" onClick={clear} {...buttonLook({ variant: "default" })}>
              {t("clear")}
            </button>
          </div>
          <details className={classes.fold}>
            <summary>{t("correctMany", { count: ids.length })}</summary>
            <CorrectionFields slug={slug} ids={ids} repairs={[]} onDone={done} />
          </details>
        </section>
      )}
      {ids.length > 0 || corrected === null ? null : (
        <FormMessage tone="fine">{t("done", { count: corrected })}</FormMessage>
      )}
    </>
  );
}

/** The rows that are ticked: the browser keeps them, and tells it when one changes. */
function useTicked() {
  const element = useRef<HTMLFormElement>(null);
  const [ids, setIds] = useState<string[]>([]);
  useEffect(() => {
    const read = () => {
      const form = element.current;
      if (form !== null) setIds(new FormData(form).getAll("ids").map(String));
    };
    const hear = ({ target }: Event) => {
      if (target instanceof HTMLInputElement && target.form === element.current) read();
    };
    read();
    document.addEventListener("change", hear);
    return () => document.removeEventListener("change", hear);
  }, []);
  const clear = () => {
    element.current?.reset();
    setIds([]);
  };
  return { element, ids, clear };
}
