type Shape = { columns: number; cells: number };

/** Where an arrow key leads from a cell of a grid, told by its place row by row; null where it leads nowhere. */
export function nextCell(key: string, cell: number, { columns, cells }: Shape): number | null {
  if (cell < 0 || columns < 1) return null;
  const column = cell % columns;
  const next = {
    ArrowLeft: column === 0 ? -1 : cell - 1,
    ArrowRight: column === columns - 1 ? -1 : cell + 1,
    ArrowUp: cell - columns,
    ArrowDown: cell + columns,
    Home: cell - column,
    End: cell - column + columns - 1,
  }[key];
  return next === undefined || next < 0 || next >= cells ? null : next;
}
