"use client";

import { useEffect } from "react";

const ROWS = "a[data-list-row]";

/**
 * j and k move in a list and in its drawer, x ticks the row that has the focus. A key means that only where nothing
 * else has the focus that could want it: the page itself, a row, or the drawer.
 */
export function ListKeys() {
  useEffect(() => {
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
  return null;
}

function hear(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !isForList(event.target)) return;
  if (event.key === "j") move(1);
  if (event.key === "k") move(-1);
  if (event.key === "x") tick();
}

function isForList(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = "input:not([type=checkbox]), textarea, select, [contenteditable], :popover-open";
  if (target.closest(field) !== null) return false;
  return target.matches("body, main") || target.closest("dialog:modal, [data-page]") !== null;
}

function move(by: 1 | -1): void {
  const drawer = document.querySelector("dialog:modal");
  if (drawer !== null) {
    drawer.querySelector<HTMLElement>(by === 1 ? "a[rel=next]" : "a[rel=prev]")?.click();
    return;
  }
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const row = document.activeElement?.closest("tr")?.querySelector<HTMLElement>(ROWS);
  const place = row === null || row === undefined ? -1 : rows.indexOf(row);
  rows[place < 0 ? 0 : place + by]?.focus();
}

function tick(): void {
  const row = document.activeElement?.closest("tr");
  if (row?.querySelector(ROWS)) row.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
}
