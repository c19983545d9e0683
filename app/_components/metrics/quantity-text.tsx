import { useTranslations } from "next-intl";
import { type Quantity, UNKNOWN } from "#lib/domain/format/quantity.ts";
import classes from "./card.module.css";

/** A figure with its small units; a dash that is read as "not known" when there is none. */
export function QuantityText({ quantity }: { quantity: Quantity }) {
  const t = useTranslations("card");
  if (quantity.length === 0) {
    return (
      <span className={classes.quantity} role="img" aria-label={t("unknown")}>
        {UNKNOWN}
      </span>
    );
  }
  return (
    <span className={classes.quantity}>
      {quantity.map(({ number, unit }, index) => (
        <span key={unit}>
          {index > 0 ? " " : ""}
          {number}
          <span className={classes.unit}> {unit}</span>
        </span>
      ))}
    </span>
  );
}
