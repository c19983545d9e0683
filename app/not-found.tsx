import type { Metadata } from "next";
import { TextLink } from "./_components/link.tsx";
import { MessagePage } from "./_components/message-page.tsx";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFoundPage() {
  return (
    <MessagePage title="There is nothing here">
      <p>The address is wrong, or your account may not see this page. Ask an admin of the organisation.</p>
      <TextLink href="/orgs">Go to your organisations</TextLink>
    </MessagePage>
  );
}
