import type { TrendPoint } from "#lib/domain/metrics/trend-columns.ts";
import { footOf, type Plot, stepOf, xOf } from "#lib/domain/metrics/trend-plot.ts";

/** Diagonal lines for what is pending or was not read. */
export function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--pl-hatch-ground)" />
        <line x1="0" y1="0" x2="0" y2="5" stroke="var(--pl-hatch-line)" strokeWidth="2" />
      </pattern>
    </defs>
  );
}

export type Tone = "failed" | "fine" | "pending";
type Bar = {
  box: { x: number; y: number; width: number; height: number };
  tone: Tone;
  partial: boolean;
  hatch: string;
};

/** Solid, outlined, hatched: the three are told apart without their colours. A bucket that is not complete is lighter. */
export function VerdictBar({ box, tone, partial, hatch }: Bar) {
  if (!(box.height > 0)) return null;
  const opacity = partial ? 0.45 : 1;
  if (tone === "failed") return <rect {...box} fill="var(--pl-failed)" opacity={opacity} data-bar={tone} />;
  const [fill, stroke] =
    tone === "fine" ? ["var(--pl-fine-soft)", "var(--pl-fine)"] : [`url(#${hatch})`, "var(--pl-hatch-line)"];
  const { x, y, width, height } = box;
  const inside = { x: x + 0.5, y: y + 0.5, width: Math.max(0, width - 1), height: Math.max(0, height - 1) };
  return <rect {...inside} fill={fill} stroke={stroke} opacity={opacity} data-bar={tone} />;
}

type Marked = { plot: Plot; points: TrendPoint[] };

/** Where nothing was read the plot is hatched from top to bottom: nothing is known there, not even zero. */
export function UnreadAreas({ plot, points, hatch }: Marked & { hatch: string }) {
  return points.map(({ at, covered }, bucket) =>
    covered !== 0 ? null : (
      <rect
        key={at}
        x={xOf(plot, bucket, 0)}
        y={plot.top}
        width={stepOf(plot)}
        height={plot.height}
        fill={`url(#${hatch})`}
        opacity={0.45}
      />
    ),
  );
}

/** A mark at the top of each bucket in which incidents began. */
export function IncidentMarks({ plot, points }: Marked) {
  return points.map(({ at, incidents }, bucket) =>
    (incidents ?? 0) === 0 ? null : (
      <path
        key={at}
        d={`M${xOf(plot, bucket, 0.5) - 4} ${plot.top}h8l-4 7z`}
        fill="var(--pl-stale-text)"
        data-incidents={incidents ?? 0}
      />
    ),
  );
}

/** A diamond on the axis of each bucket of which something is noted: a changed setting, a freeze. */
export function NoteMarks({ plot, points, noted }: Marked & { noted: ReadonlyMap<string, unknown> }) {
  const foot = footOf(plot);
  return points.map(({ at }, bucket) => {
    if (!noted.has(at)) return null;
    const x = xOf(plot, bucket, 0.5);
    return (
      <g key={at} data-noted={at}>
        <path d={`M${x} ${plot.top}V${foot}`} stroke="var(--pl-border-strong)" strokeDasharray="1 3" />
        <path d={`M${x} ${foot - 5}l5 5l-5 5l-5 -5z`} fill="var(--pl-text-muted)" />
      </g>
    );
  });
}
