import GithubSlugger from "github-slugger";
import { lexer, type Token, type Tokens } from "marked";

/** A heading with what stands under it, up to the next heading of any depth. */
export type Section = {
  /** As in the address: that of the same heading of the English file. */
  id: string;
  /** As GitHub has it for this very heading, so that links work there too. */
  slug: string;
  depth: number;
  title: string;
  blocks: Token[];
};

/** A Markdown file: its sections in their order, the first being that of the page's own title. */
export type Article = { title: string; sections: Section[] };

/**
 * Reads a Markdown file. `english`: the same file in English, from whose headings the ids are, by position; the file
 * itself when it is English.
 */
export function readArticle(markdown: string, english?: Article): Article {
  const slugger = new GithubSlugger();
  const sections: Section[] = [];
  for (const token of lexer(markdown)) {
    if (isHeading(token))
      sections.push(openSection(token, { slugger, same: english?.sections[sections.length] }));
    else sections.at(-1)?.blocks.push(token);
  }
  return { title: sections[0]?.title ?? "", sections };
}

const isHeading = (token: Token): token is Tokens.Heading => token.type === "heading";

function openSection(
  { depth, tokens }: Tokens.Heading,
  { slugger, same }: { slugger: GithubSlugger; same: Section | undefined },
): Section {
  const title = textOf(tokens);
  const slug = slugger.slug(title);
  return { id: same?.id ?? slug, slug, depth, title, blocks: [] };
}

/** What of Markdown is read as such; anything else, HTML first of all, is shown as it was typed. */
export type Node =
  | Tokens.Paragraph
  | Tokens.Text
  | Tokens.Strong
  | Tokens.Em
  | Tokens.Codespan
  | Tokens.Code
  | Tokens.Link
  | Tokens.List
  | Tokens.Table
  | Tokens.Escape
  | Tokens.Space;

const KNOWN = new Set([
  "paragraph",
  "text",
  "strong",
  "em",
  "codespan",
  "code",
  "link",
  "list",
  "table",
  "escape",
  "space",
]);

/** The token as one that is known, or as its text. */
export function asNode(token: Token): Node {
  if (KNOWN.has(token.type)) return token as Node;
  return { type: "escape", raw: token.raw, text: token.raw };
}

/** What a reader sees of these tokens, as plain text with single spaces. */
export function textOf(tokens: readonly Token[]): string {
  return tokens.map(plain).join("").replaceAll(/\s+/g, " ").trim();
}

function tableText({ header, rows }: Tokens.Table): string {
  const titles = header.map(({ tokens }) => textOf(tokens)).filter((text) => text !== "");
  return `${titles.join(", ")} ${rows.map(rowText).join("")}`;
}

/** A row of a table as a sentence would have it: its name, and what belongs to it. */
function rowText(cells: Tokens.TableCell[]): string {
  const [name = "", ...rest] = cells.map(({ tokens }) => textOf(tokens));
  return `${name}: ${rest.filter((text) => text !== "").join(", ")}; `;
}

function plain(token: Token): string {
  const node = asNode(token);
  if (node.type === "list") return node.items.map(({ tokens }) => `${textOf(tokens)} `).join("");
  if (node.type === "table") return tableText(node);
  if (node.type === "space") return " ";
  const inner = "tokens" in node && node.tokens !== undefined ? node.tokens.map(plain).join("") : node.text;
  return node.type === "paragraph" ? `${inner} ` : inner;
}
