"use client";

import classes from "./_components/message-page.module.css";
import "./globals.css";

/** The last resort, when the root layout itself failed: nothing of the theme can be relied on. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className={classes.page}>
          <title>Plumbline</title>
          <h1>Plumbline could not be shown</h1>
          <p>Something went wrong on our side. Nothing of yours was lost. Try again in a moment.</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
