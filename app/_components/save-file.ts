/** Text that the reader keeps as a file. */
export type TextFile = { text: string; fileName: string };

/** In the browser: hands a file over as a download. */
export function saveFile({ text, fileName }: TextFile): void {
  saveBlob(new Blob([text], { type: "text/csv;charset=utf-8" }), fileName);
}

/** The same of what is not text. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** In the browser: what an address of the API answers as CSV, under the name it gives; false where it does not. */
export async function saveCsv(address: string): Promise<boolean> {
  const answer = await fetch(address, { headers: { accept: "text/csv" } }).catch(() => null);
  if (!answer?.ok) return false;
  const named = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  saveFile({ text: await answer.text(), fileName: named ?? "plumbline.csv" });
  return true;
}
