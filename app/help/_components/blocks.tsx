import type { Token, Tokens } from "marked";
import type { ReactNode } from "react";
import { asNode, type Node } from "#lib/help/article.ts";
import classes from "./article.module.css";
import { Target } from "./target.tsx";

/** What belongs to the page whose text is drawn. */
export type Reading = {
  /** Where a link leads; null when it leads nowhere that a reader can open. */
  targetOf: (href: string) => { href: string; outside: boolean } | null;
  /** What a table that scrolls is called for those who hear it. */
  scrollable: string;
};

/** Tokens of Markdown as elements: never as HTML, of which none is let through. */
export function Blocks({ tokens, reading }: { tokens: readonly Token[]; reading: Reading }) {
  return tokens.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that never changes
    <Drawn key={index} node={asNode(token)} reading={reading} />
  ));
}

function Drawn({ node, reading }: { node: Node; reading: Reading }): ReactNode {
  if (node.type === "space") return null;
  if (node.type === "code") return <Code text={node.text} />;
  if (node.type === "list") return <List list={node} reading={reading} />;
  if (node.type === "table") return <Table table={node} reading={reading} />;
  if (node.type === "codespan") return <code>{node.text}</code>;
  if (!("tokens" in node) || node.tokens === undefined) return node.text;
  const inner = <Blocks tokens={node.tokens} reading={reading} />;
  if (node.type === "link") return <Target target={reading.targetOf(node.href)}>{inner}</Target>;
  if (node.type === "paragraph") return <p>{inner}</p>;
  if (node.type === "strong") return <strong>{inner}</strong>;
  return node.type === "em" ? <em>{inner}</em> : inner;
}

/** Can be reached by the keyboard, since it scrolls. */
function Code({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <pre className={classes.code} tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}

function List({ list: { ordered, items }, reading }: { list: Tokens.List; reading: Reading }) {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag>
      {items.map(({ raw, tokens }) => (
        <li key={raw}>
          <Blocks tokens={tokens} reading={reading} />
        </li>
      ))}
    </Tag>
  );
}

/** A table without words in its head is a list of names and what belongs to them. */
function Table({ table: { header, rows }, reading }: { table: Tokens.Table; reading: Reading }) {
  const named = header.some(({ text }) => text !== "");
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, and no landmark beside a dozen others
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
    <div role="group" className={classes.table} aria-label={reading.scrollable} tabIndex={0}>
      <table>
        {named ? (
          <thead>
            <tr>
              {header.map(({ text, tokens }) => (
                <Head key={text} empty={text === ""}>
                  <Blocks tokens={tokens} reading={reading} />
                </Head>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {rows.map((cells) => (
            <Row key={cells[0]?.text} cells={cells} reading={reading} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ empty, children }: { empty: boolean; children: ReactNode }) {
  return empty ? <td /> : <th scope="col">{children}</th>;
}

function Row({ cells, reading }: { cells: Tokens.TableCell[]; reading: Reading }) {
  const [name, ...rest] = cells;
  return (
    <tr>
      <th scope="row">
        <Blocks tokens={name?.tokens ?? []} reading={reading} />
      </th>
      {rest.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column
        <td key={index}>
          <Blocks tokens={cell.tokens} reading={reading} />
        </td>
      ))}
    </tr>
  );
}
