type CsvValue = string | number | boolean | null;
export type CsvColumn<T> = {
  name: string;
  read: (row: T) => CsvValue;
  /** Identifiers, by which files are compared with other sources: kept as they are as far as that is safe. */
  identifies?: boolean;
};

type PlainKey<T> = { [K in keyof T]: T[K] extends CsvValue ? K & string : never }[keyof T];

/** Fields as they are, each named in snake case. */
export function plainColumns<T>(...fields: PlainKey<T>[]): CsvColumn<T>[] {
  return fields.map((field) => ({
    name: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    read: (row) => row[field] as CsvValue,
  }));
}

/** First characters that make a spreadsheet read a text as a formula, full-width forms included. */
const FORMULA = /^[\s\u200b-\u200f\u202a-\u202e\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
/** One in 64 of Datadog's ids begins with a dash; without brackets, bars and signs no spreadsheet can call anything. */
const PLAIN_ID = /^[\w-]+$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** The heading line; a name may be one that a customer gave. */
export function csvHeader<T>(columns: CsvColumn<T>[]): string {
  return line(columns.map(({ name }) => cell(name, false)));
}

/** One line a row (RFC 4180); null is empty; a text that a spreadsheet would compute gets a leading apostrophe. */
export function csvRows<T>(columns: CsvColumn<T>[], rows: T[]): string {
  return rows
    .map((row) => line(columns.map((column) => cell(column.read(row), column.identifies === true))))
    .join("");
}

function line(cells: string[]): string {
  return `${cells.join(",")}\r\n`;
}

function cell(value: CsvValue, identifies: boolean): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const harmless = !FORMULA.test(value) || (identifies && PLAIN_ID.test(value));
  const safe = harmless ? value : `'${value}`;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Whether the caller asks for CSV rather than JSON. */
export function wantsCsv(accept: string | null): boolean {
  const weights = new Map<string, number>();
  for (const part of (accept ?? "").toLowerCase().split(",")) {
    const [type = "", ...rest] = part.split(";").map((text) => text.trim());
    const weight = Number(rest.find((text) => text.startsWith("q="))?.slice(2) ?? 1);
    weights.set(type, Number.isNaN(weight) ? 1 : weight);
  }
  const csv = weights.get("text/csv") ?? 0;
  return csv > 0 && csv >= (weights.get("application/json") ?? 0);
}

type Pages<T> = (cursor: string | null) => Promise<{ items: T[]; nextCursor: string | null }>;

export type CsvExport<T> = {
  fileName: string;
  columns: CsvColumn<T>[];
  readPage: Pages<T>;
  /** Called once when a later page fails; the file then ends in a broken transfer, never quietly. */
  onError: (error: unknown) => void;
};

/** The whole list as a file, page by page as the reader takes it. The first page is read before it answers. */
export async function csvResponse<T>({
  fileName,
  columns,
  readPage,
  onError,
}: CsvExport<T>): Promise<Response> {
  const encoder = new TextEncoder();
  let page = await readPage(null);
  let text = csvHeader(columns) + csvRows(columns, page.items);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(encoder.encode(text));
      if (page.nextCursor === null) return controller.close();
      try {
        page = await readPage(page.nextCursor);
        text = csvRows(columns, page.items);
      } catch (error) {
        onError(error);
        controller.error(error);
      }
    },
  });
  return csvFile(fileName, stream);
}

/** CSV as a file to be kept. */
export function csvFile(fileName: string, body: string | ReadableStream<Uint8Array>): Response {
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}
