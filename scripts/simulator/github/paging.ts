/** Rows of a page. */
const SIZES = { usual: 30, most: 100 };

export interface Page<Row> {
  rows: Row[];
  /** The header `link`; `null` when all is on this page. */
  link: string | null;
}

/** The page that the query asks for. Addresses of others are by the repository's number, as GitHub writes them. */
export function pageOf<Row>(rows: readonly Row[], address: URL, sizes = SIZES): Page<Row> {
  const size = Math.min(sizes.most, wish(address, "per_page", sizes.usual));
  const number = wish(address, "page", 1);
  const last = Math.max(1, Math.ceil(rows.length / size));
  const first = (number - 1) * size;
  return { rows: rows.slice(first, first + size), link: linkOf(address, number, last) };
}

/** Numbers that are none, or below one, count as not given. */
function wish(address: URL, name: string, usual: number): number {
  const value = Number(address.searchParams.get(name) ?? usual);
  return Number.isInteger(value) && value >= 1 ? value : usual;
}

function linkOf(address: URL, number: number, last: number): string | null {
  const to = (rel: string, page: number) => {
    const target = new URL(address);
    target.searchParams.set("page", String(page));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [to("prev", Math.min(number - 1, last))] : []),
    ...(number < last ? [to("next", number + 1), to("last", last)] : []),
    ...(number > 1 ? [to("first", 1)] : []),
  ];
  return links.length === 0 ? null : links.join(", ");
}

/** As `/activity` pages: by the key of the row after which a page begins. */
export function cursorPageOf<Row extends { id: number }>(rows: readonly Row[], address: URL): Page<Row> {
  const size = Math.min(SIZES.most, wish(address, "per_page", SIZES.usual));
  const after = address.searchParams.get("after");
  const first = after === null ? 0 : rows.findIndex(({ id }) => String(id) === after) + 1;
  const page = rows.slice(first, first + size);
  const last = page.at(-1);
  if (last === undefined || first + size >= rows.length) return { rows: page, link: null };
  const target = new URL(address);
  target.searchParams.set("after", String(last.id));
  return { rows: page, link: `<${target}>; rel="next"` };
}
