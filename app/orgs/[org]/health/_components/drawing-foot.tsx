import { useWords } from "#app/_language/use-words.ts";
import { LOOKS, SWATCH, Swatch } from "#lib/draw/legend.tsx";
import type { DrawingName } from "#lib/draw/marks.tsx";
import { type Look, PAGE_THEME } from "#lib/draw/theme.ts";
import classes from "../health.module.css";

type Props = { drawing: DrawingName; looks?: readonly Look[]; asOf: string };

/** Under a drawing: what its colours and shapes mean, and as of when it is. Its hatching is the drawing's own. */
export function DrawingFoot({ drawing, looks = LOOKS, asOf }: Props) {
  const { t } = useWords();
  return (
    <div className={classes.foot}>
      <ul>
        {looks.map((look) => (
          <li key={look}>
            <svg {...SWATCH} aria-hidden="true">
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
