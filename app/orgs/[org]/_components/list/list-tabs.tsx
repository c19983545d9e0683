import { useTranslations } from "next-intl";
import { ScopedLink } from "#app/_components/scoped-link.tsx";
import { useFormats } from "#app/_language/use-words.ts";
import classes from "./list.module.css";

export type ListTab = {
  label: string;
  href: string;
  /** How many it lists. */
  count: number;
  current: boolean;
};

/** Which of the events of a scope are listed, each choice with how many there are. */
export function ListTabs({ tabs }: { tabs: ListTab[] }) {
  const t = useTranslations("events");
  const format = useFormats();
  return (
    <nav aria-label={t("tabs")} className={classes.tabs}>
      <ul>
        {tabs.map(({ label, href, count, current }) => (
          <li key={href}>
            <ScopedLink
              href={href}
              scroll={false}
              aria-current={current ? "page" : undefined}
              data-row
              data-count="tab"
              data-value={count}
            >
              {label}
              <span className={classes.tabCount}>{format.count(count)}</span>
            </ScopedLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
