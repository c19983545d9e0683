import { Fragment, isValidElement, type ReactNode } from "react";

/** All that our drawings are made of: nothing that runs, fetches or holds HTML. */
const TAGS = new Set([
  "svg",
  "g",
  "a",
  "defs",
  "pattern",
  "rect",
  "path",
  "line",
  "circle",
  "polyline",
  "text",
  "tspan",
  "title",
]);

/** Attributes that SVG writes with a hyphen and React does not; all others are written as they are. */
const HYPHENATED: Record<string, string> = {
  fontFamily: "font-family",
  fontSize: "font-size",
  fontWeight: "font-weight",
  textAnchor: "text-anchor",
  strokeWidth: "stroke-width",
  strokeLinecap: "stroke-linecap",
  strokeLinejoin: "stroke-linejoin",
  strokeDasharray: "stroke-dasharray",
};

/**
 * A drawing as the text of an SVG document. Written here, because a route of Next cannot have React's own renderer.
 * Throws for whatever no drawing of ours has. Texts are inert: markup in a name is letters, and what XML does not allow
 * is left out.
 */
export function renderSvg(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number") return inert(String(node));
  if (Array.isArray(node)) return node.map((one: ReactNode) => renderSvg(one)).join("");
  if (!isValidElement<Record<string, unknown>>(node)) throw new Error("no drawing has this");
  const { type, props } = node;
  if (type === Fragment) return renderSvg(props.children as ReactNode);
  if (typeof type === "function") {
    return renderSvg((type as (given: object) => ReactNode)(props));
  }
  if (typeof type !== "string" || !TAGS.has(type)) throw new Error(`no drawing has ${String(type)}`);
  const { children, ...attributes } = props;
  return `<${type}${attributesOf(attributes)}>${renderSvg(children as ReactNode)}</${type}>`;
}

function attributesOf(given: Record<string, unknown>): string {
  return Object.entries(given)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => {
      if (typeof value !== "string" && typeof value !== "number") throw new Error(`${name} is no attribute`);
      return ` ${HYPHENATED[name] ?? name}="${inert(String(value))}"`;
    })
    .join("");
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Also without what turns the direction of the text after it. */
export function inert(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      /[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]|[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
      "",
    )
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
