import { saveBlob } from "../save-file.ts";

/** What stands in a picture beside the chart. */
export type Picture = { title: string; source: string; fileName: string };

const SVG = "http://www.w3.org/2000/svg";
/** Sharp on screens with two pixels for one. */
const SCALE = 2;
const EDGE = 16;
const HEAD = 60;
const ROW = 20;
/** What a page of styles would say of a shape, which has to stand on it where there is no page. */
const LOOKS = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity"],
  ...["font-size", "font-weight", "text-anchor"],
];
const FONT = "system-ui, -apple-system, 'Segoe UI', sans-serif";

/**
 * In the browser: saves the chart of a figure as PNG, drawn from its own SVG in the colours on view, with its title, its
 * legend, the scope as it stands on paper, and its source. False where there is nothing to draw.
 */
export async function savePicture(frame: HTMLElement, picture: Picture): Promise<boolean> {
  const figure = frame.querySelector("figure");
  const plot = figure?.querySelector<SVGSVGElement>("svg[data-plot]");
  if (!figure || !plot) return false;
  const svg = drawingOf({ figure, plot, picture });
  const blob = await toPng(svg).catch(() => null);
  if (blob !== null) saveBlob(blob, picture.fileName);
  return blob !== null;
}

type Drawn = { figure: HTMLElement; plot: SVGSVGElement; picture: Picture };

function drawingOf({ figure, plot, picture }: Drawn): SVGSVGElement {
  const place = figure.getBoundingClientRect();
  const width = Math.ceil(place.width) + 2 * EDGE;
  const { text, muted, ground } = inksOf(figure);
  const line = lineIn(width);
  const scope = document.querySelector(".printed")?.textContent ?? "";
  const notes = [...figure.querySelectorAll("[data-notes] li")].map((note) => note.textContent ?? "");
  const legend = [...figure.querySelectorAll<HTMLElement>("[data-legend] li")];
  const legendFoot =
    Math.max(...[plot, ...legend].map((one) => one.getBoundingClientRect().bottom)) - place.top;
  const foot = [...notes, picture.source].map((said, at) =>
    line(said, HEAD + legendFoot + (at + 1) * ROW, { size: 12, fill: muted }),
  );
  const height = Math.ceil(HEAD + legendFoot + foot.length * ROW + EDGE);
  const svg = shape("svg", { width, height });
  svg.append(
    shape("rect", { width, height, fill: ground }),
    line(picture.title, 28, { size: 16, fill: text, weight: 600 }),
    line(scope, 48, { size: 12, fill: muted }),
    copyOf(plot, place),
    ...legend.flatMap((entry) => legendOf(entry, place, muted)),
    ...foot,
  );
  return svg;
}

/** The colours of the theme on view. */
function inksOf(figure: HTMLElement) {
  const surface = figure.closest("section") ?? figure;
  const probe = document.createElement("span");
  probe.style.color = "var(--pl-text-muted)";
  figure.append(probe);
  const muted = getComputedStyle(probe).color;
  probe.remove();
  return { muted, text: getComputedStyle(surface).color, ground: getComputedStyle(surface).backgroundColor };
}

type Look = { size: number; fill: string; weight?: number };

/** A line of text, cut where the picture ends. */
function lineIn(width: number) {
  const pen = document.createElement("canvas").getContext("2d");
  return (said: string, y: number, { size, fill, weight = 400 }: Look) => {
    const element = shape("text", { x: EDGE, y, fill, "font-size": size, "font-weight": weight });
    element.setAttribute("font-family", FONT);
    if (pen !== null) pen.font = `${weight} ${size}px ${FONT}`;
    const fits = (text: string) => pen === null || pen.measureText(text).width <= width - 2 * EDGE;
    let shown = said;
    while (!fits(shown)) shown = `${shown.slice(0, -2)}…`;
    element.textContent = shown;
    return element;
  };
}

/** A copy of a shape at the place that it has in the figure, with all looks on it. */
function copyOf(original: SVGSVGElement, figure: DOMRect): SVGSVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const originals = [original, ...original.querySelectorAll("*")];
  for (const [at, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const from = originals[at];
    if (from === undefined) continue;
    const looks = getComputedStyle(from);
    element.setAttribute("style", LOOKS.map((look) => `${look}:${looks.getPropertyValue(look)}`).join(";"));
  }
  const { left, top } = original.getBoundingClientRect();
  copy.setAttribute("x", String(EDGE + left - figure.left));
  copy.setAttribute("y", String(HEAD + top - figure.top));
  copy.setAttribute("font-family", FONT);
  return copy;
}

/** An entry of the legend: its swatch and its words. */
function legendOf(entry: HTMLElement, figure: DOMRect, fill: string): SVGElement[] {
  const { left, bottom } = entry.getBoundingClientRect();
  const swatch = entry.querySelector("svg");
  const x = EDGE + left - figure.left + 28;
  const words = shape("text", { x, y: HEAD + bottom - figure.top - 6, fill, "font-size": 12 });
  words.setAttribute("font-family", FONT);
  words.textContent = entry.textContent;
  return swatch === null ? [words] : [copyOf(swatch, figure), words];
}

function shape<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

async function toPng(svg: SVGSVGElement): Promise<Blob | null> {
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }),
  );
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
    const pen = canvas.getContext("2d");
    pen?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
