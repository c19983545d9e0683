import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";

/** A button that saves what an address answers as a file. */
export function DownloadLink({ href, name, children }: { href: string; name: string; children: string }) {
  return (
    <Button
      component="a"
      href={href}
      download={name}
      variant="default"
      leftSection={<IconDownload size={16} stroke={1.7} aria-hidden="true" />}
    >
      {children}
    </Button>
  );
}
