/** An element of a page that was answered whole, with where it stands. */
export type Tag = {
  name: string;
  attributes: Record<string, string>;
  /** What stands in it, tags left out. */
  text: string;
  /** What it stands in, the outermost first. */
  within: Tag[];
};

type Node = { name: string; attributes: Record<string, string>; inside: (Node | string)[] };

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** What stands in these is not on the page. */
const UNSHOWN = /<(script|style|svg)\b[^>]*>.*?<\/\1>/gs;
const TOKEN = /<!--.*?-->|<!doctype[^>]*>|<(\/?)([\w-]+)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/gis;
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
/** Where a part that was sent later belongs: React's scripts say so. */
const PUT = /\$R[CS]\("([BS]:\w+)","([SP]:\w+)"/g;

const decoded = (text: string) => text.replaceAll(/&(#x27|\w+);/g, (all, name) => ENTITIES[name] ?? all);

/** All elements of a page in their order, those that were sent later in their places. */
export function readTags(html: string): Tag[] {
  const page = parse(html.replaceAll(UNSHOWN, ""));
  const parts = new Map(partsOf(page).map((part) => [part.attributes.id ?? "", part]));
  // A boundary names the part that completes it, a part its place.
  const places = [...html.matchAll(PUT)].map(([, one = "", other = ""]): [string, Node | undefined] =>
    one.startsWith("B") ? [one, parts.get(other)] : [other, parts.get(one)],
  );
  const tags: Tag[] = [];
  lay(page, { tags, within: [], places: new Map(places), parts: new Set(parts.values()) });
  return tags;
}

function parse(html: string): Node {
  const open: Node[] = [{ name: "page", attributes: {}, inside: [] }];
  for (const [, end, name, attributes = "", text] of html.matchAll(TOKEN)) {
    if (text !== undefined) open.at(-1)?.inside.push(decoded(text));
    else if (name !== undefined && end === "/") {
      const at = open.findLastIndex((node) => node.name === name);
      if (at > 0) open.splice(at);
    } else if (name !== undefined) {
      const node = { name, attributes: attributesIn(attributes), inside: [] };
      open.at(-1)?.inside.push(node);
      if (!VOID.has(name)) open.push(node);
    }
  }
  return open[0] ?? { name: "page", attributes: {}, inside: [] };
}

function attributesIn(text: string): Record<string, string> {
  const found = [...text.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name = "", value = ""]) => [name.toLowerCase(), decoded(value)]));
}

/** What was sent later, wherever it stands in the answer. */
const partsOf = (node: Node): Node[] =>
  node.inside.flatMap((child) => {
    if (typeof child === "string") return [];
    const own = /^S:/.test(child.attributes.id ?? "") ? [child] : [];
    return [...own, ...partsOf(child)];
  });

type Laying = { tags: Tag[]; within: Tag[]; places: Map<string, Node | undefined>; parts: Set<Node> };

/** Puts the elements inside of one into a list, and answers with their text. */
function lay(node: Node, laying: Laying): string {
  const texts = node.inside.map((child) => {
    if (typeof child === "string") return child;
    if (laying.parts.has(child)) return "";
    if (child.name === "template") {
      const part = laying.places.get(child.attributes.id ?? "");
      return part === undefined ? "" : lay(part, laying);
    }
    const tag: Tag = { name: child.name, attributes: child.attributes, text: "", within: laying.within };
    laying.tags.push(tag);
    tag.text = lay(child, { ...laying, within: [...laying.within, tag] });
    return tag.text;
  });
  return texts.join("");
}

/** Whether it stands in what leads through the pages. */
const inNavigation = ({ within }: Tag) =>
  within.some(({ name, attributes }) => name === "nav" && attributes["aria-label"] === "Organisation");

/** The links of the frame that lead inside an organisation. */
export const navigationOf = (tags: Tag[], root: string): string[] =>
  tags
    .filter((tag) => tag.name === "a" && inNavigation(tag))
    .map(({ attributes }) => attributes.href ?? "")
    .filter((href) => href === root || href.startsWith(`${root}/`) || href.startsWith(`${root}?`));
