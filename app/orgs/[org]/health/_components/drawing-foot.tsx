import { useWords } from "#app/_language/use-words.ts";
import { LOOKS, SWATCH, Swatch } from "#lib/draw/legend.tsx";
import { type DrawingName, Hatch } from "#lib/draw/marks.tsx";
import { type Look, PAGE_THEME } from "#lib/draw/theme.ts";
import classes from "../health.module.css";

type Props = {
  drawing: Extract<DrawingName, "grid-foot" | "trend-foot">;
  looks?: readonly Look[];
  asOf: string;
};

/**
 * Under a drawing: what its colours and shapes mean, and as of when it is. It has hatching of its own: a browser finds none
 * in a drawing that is not shown, and of those for wide and for narrow screens one is not.
 */
export function DrawingFoot({ drawing, looks = LOOKS, asOf }: Props) {
  const { t } = useWords();
  return (
    <div className={classes.foot}>
      <ul>
        {looks.map((look) => (
          <li key={look}>
            <svg {...SWATCH} aria-hidden="true">
              {look === "unknown" ? <Hatch drawing={drawing} theme={PAGE_THEME} /> : null}
              <Swatch look={look} drawing={drawing} theme={PAGE_THEME} />
            </svg>
            {t(`drawing.legend.${look}`)}
          </li>
        ))}
      </ul>
      <p>{asOf}</p>
    </div>
  );
}
