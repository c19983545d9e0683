"use client";

import { ERROR_TITLE, type ErrorPageProps, ErrorPanel } from "./_components/error-panel.tsx";
import { MessagePage } from "./_components/message-page.tsx";

export default function ErrorPage(props: ErrorPageProps) {
  return (
    <MessagePage title={ERROR_TITLE}>
      <ErrorPanel {...props} />
    </MessagePage>
  );
}
