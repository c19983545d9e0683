import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { EmscriptenBuiltinFilesystem, WASM_PREFIX } from "@electric-sql/pglite/basefs";

type Content = { folders: string[]; files: [string, Buffer][] };

const read = new Map<string, Content>();

/** Once a process: each copy begins with the same bytes. */
function contentOf(folder: string): Content {
  const known = read.get(folder);
  if (known !== undefined) return known;
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: relative(folder, join(entry.parentPath, entry.name)),
    isFolder: entry.isDirectory(),
  }));
  const files = all.filter(({ isFolder }) => !isFolder).map(({ path }) => path);
  const content: Content = {
    folders: all.filter(({ isFolder }) => isFolder).map(({ path }) => path),
    files: files.map((path) => [path, readFileSync(join(folder, path))]),
  };
  read.set(folder, content);
  return content;
}

/**
 * The memory of a PGlite that begins with the files of a folder, where another one was closed. Handed over as a tar
 * archive, they take as long to unpack as the database takes to start.
 */
export class TemplateFiles extends EmscriptenBuiltinFilesystem {
  readonly #folder: string;

  constructor(folder: string) {
    super();
    this.#folder = folder;
  }

  override async initialSyncFs(): Promise<void> {
    const files = this.pg?.Module.FS;
    if (files === undefined) throw new Error("PGlite has no files yet");
    const { folders, files: contents } = contentOf(this.#folder);
    const at = (path: string) => `${WASM_PREFIX}/data/${path}`;
    for (const path of ["", ...folders]) files.mkdirTree(at(path), 0o700);
    for (const [path, bytes] of contents) files.writeFile(at(path), new Uint8Array(bytes), { canOwn: true });
  }
}
