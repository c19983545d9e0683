import { getTranslations } from "next-intl/server";
import classes from "#app/_components/shell/navigation.module.css";
import { countOfToDo } from "../data-quality/to-do.ts";

/** How much data quality has to do, beside its name in the navigation; nothing where it has none, or was not read. */
export async function QualityBadge({ slug }: { slug: string }) {
  const count = await countOfToDo(slug).catch(() => 0);
  if (count === 0) return null;
  const t = await getTranslations("quality");
  const label = t("toDoMark", { count });
  return (
    <span className={classes.badge} title={label} data-badge>
      <span aria-hidden="true">{count}</span>
      <span className="unseen">{label}</span>
    </span>
  );
}
