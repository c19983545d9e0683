import { IconDownload } from "@tabler/icons-react";
import { buttonLook } from "./button-look.ts";

/** A button that saves what an address answers as a file. */
export function DownloadLink({ href, name, children }: { href: string; name: string; children: string }) {
  return (
    <a href={href} download={name} {...buttonLook({ variant: "default" })}>
      <IconDownload size={16} stroke={1.7} aria-hidden="true" />
      {children}
    </a>
  );
}
