import { parsePictureFile } from "#lib/domain/pictures/picture.ts";
import { nobody, servePicture } from "./serve.ts";

export const dynamic = "force-dynamic";

/** A picture for whoever has its address, without credentials. HEAD is answered by Next from this. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = parsePictureFile((await params).file);
  return file === null ? nobody() : servePicture(request, file);
}
