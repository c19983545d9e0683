import classes from "./brand.module.css";
import { NearLink } from "./near-link.tsx";

/** The mark, a plumb bob on its line, and the name. */
export function Brand() {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 20 24" width={16} height={20} aria-hidden="true">
        <path d="M10 1v10" stroke="currentColor" strokeWidth={1.8} strokeLinecap="round" />
        <path d="M5.4 11h9.2l-1.3 5.6L10 22.5l-3.3-5.9z" fill="currentColor" />
      </svg>
      <span className={classes.name}>Plumbline</span>
    </span>
  );
}

/** The same at the top of a page without a navigation, as the way back. */
export function BrandLink({ href }: { href: string }) {
  return (
    <NearLink href={href} className={classes.home}>
      <Brand />
    </NearLink>
  );
}
