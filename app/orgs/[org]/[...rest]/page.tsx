import { notFound } from "next/navigation";
import { requireMember } from "#lib/auth/org.ts";

/** Every other address in an organisation: nothing is here, and its navigation stays. */
export default async function NothingHere({ params }: { params: Promise<{ org: string }> }) {
  await requireMember((await params).org);
  notFound();
}
