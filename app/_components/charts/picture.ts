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
  const width = plot.clientWidth + 2 * EDGE;
  const { text, muted, ground } = inksOf(figure);
  const write = writer(width - 2 * EDGE);
  const small = { size: 12, fill: muted };
  const scope = document.querySelector(".printed")?.textContent ?? "";
  const notes = [...figure.querySelectorAll("[data-notes] li")].map((note) => note.textContent ?? "");
  const legend = legendOf(figure, { write, width, fill: muted, top: HEAD + plot.clientHeight + ROW });
  const foot = [...notes, picture.source].map((said, at) =>
    write(said, { x: EDGE, y: legend.foot + (at + 1) * ROW }, small),
  );
  const height = legend.foot + foot.length * ROW + EDGE;
  const svg = shape("svg", { width, height });
  svg.append(
    shape("rect", { width, height, fill: ground }),
    write(picture.title, { x: EDGE, y: 28 }, { size: 16, fill: text, weight: 600 }),
    write(scope, { x: EDGE, y: 48 }, small),
    copyOf(plot, { x: EDGE, y: HEAD }),
    ...legend.shapes,
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

type At = { x: number; y: number };
type Look = { size: number; fill: string; weight?: number };
type Write = (said: string, at: At, look: Look) => SVGTextElement;

const pen = () => document.createElement("canvas").getContext("2d");

function widthOf(said: string, { size, weight = 400 }: Pick<Look, "size" | "weight">): number {
  const measured = pen();
  if (measured === null) return 0;
  measured.font = `${weight} ${size}px ${FONT}`;
  return measured.measureText(said).width;
}

/** Writes a line of text, cut where the picture ends. */
function writer(widest: number): Write {
  return (said, { x, y }, { size, fill, weight = 400 }) => {
    const look = { x, y, fill, "font-size": size, "font-weight": weight, "font-family": FONT };
    const element = shape("text", look);
    let shown = said;
    while (shown.length > 1 && widthOf(shown, { size, weight }) > widest) shown = `${shown.slice(0, -2)}…`;
    element.textContent = shown;
    return element;
  };
}

/** A copy of a shape at a place, with all looks on it. */
function copyOf(original: SVGSVGElement, { x, y }: At): SVGSVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  const originals = [original, ...original.querySelectorAll("*")];
  for (const [at, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const from = originals[at];
    if (from === undefined) continue;
    const looks = getComputedStyle(from);
    element.setAttribute("style", LOOKS.map((look) => `${look}:${looks.getPropertyValue(look)}`).join(";"));
  }
  for (const [name, value] of Object.entries({ x, y, "font-family": FONT }))
    copy.setAttribute(name, String(value));
  return copy;
}

const SWATCH = 28;
const GAP = 18;

type Legend = { write: Write; width: number; top: number; fill: string };

/** The entries of the legend, each its swatch and its words, in as many lines as they need. */
function legendOf(figure: HTMLElement, { write, width, top, fill }: Legend) {
  const shapes: SVGElement[] = [];
  const look = { size: 12, fill };
  const at = { x: EDGE, y: top };
  for (const entry of figure.querySelectorAll("[data-legend] li")) {
    const said = entry.textContent ?? "";
    const wide = SWATCH + widthOf(said, look) + GAP;
    if (at.x > EDGE && at.x + wide > width) Object.assign(at, { x: EDGE, y: at.y + ROW });
    const swatch = entry.querySelector("svg");
    if (swatch !== null) shapes.push(copyOf(swatch, { x: at.x, y: at.y - 9 }));
    shapes.push(write(said, { x: at.x + SWATCH, y: at.y }, look));
    at.x += wide;
  }
  return { shapes, foot: at.y };
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
