import { readCsv } from "./ask.ts";

const PUSHED = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g;

/** The file whose name ends so that a page hands to its menu, without its heading; null where it hands out none. */
export function fileIn(html: string, ending: string): string[][] | null {
  const sent = [...html.matchAll(PUSHED)].map(([, text = '""']) => JSON.parse(text) as string).join("");
  const found = new RegExp(`"file":\\{"text":("(?:[^"\\\\]|\\\\.)*"),"fileName":"[^"]*${ending}"`).exec(sent);
  if (found === null) return null;
  const text = JSON.parse(found[1] ?? '""') as string;
  return readCsv(text.startsWith("$") ? longText(sent, text.slice(1)) : text).slice(1);
}

/** A long text is sent apart: its number, its length in bytes and itself. */
function longText(sent: string, id: string): string {
  const [head, length = "0"] = new RegExp(`(?:^|\\n|[^\\w])${id}:T([0-9a-f]+),`).exec(sent) ?? [];
  if (head === undefined) return "";
  const from = Buffer.from(sent.slice(sent.indexOf(head) + head.length));
  return from.subarray(0, Number.parseInt(length, 16)).toString("utf8");
}
