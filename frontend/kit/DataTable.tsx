import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { clsx } from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { Fragment, type ReactNode, useId, useMemo, useState } from 'react';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { Button } from './Button';
import style from './DataTable.module.css';
import { SortMark } from './SortMark';
import { type Order, orderFrom, orderOf, wordOf } from './sorting';

export interface Column<Row> {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** What the column is sorted by; a column without it is not sorted. Null comes last. */
  by?: (row: Row) => string | number | null;
  /** Numbers stand under each other. */
  number?: boolean;
  /** Explains the column, beside its head. */
  help?: ReactNode;
}

interface DataTableProps<Row> {
  /** What the rows are; read out, not shown. */
  caption: string;
  /** The first one names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Name in the address of what it is sorted by. Only where all rows are there; else sorting would lie. */
  sort?: string;
  /** More of a row, which opens under it. */
  details?: (row: Row) => ReactNode;
  /** The next page of a list that comes in pages. */
  more?: { any: boolean; loading: boolean; load: () => void };
}

/** Rows and columns; on a narrow screen each row is a card. */
export function DataTable<Row>({ caption, columns, rows, rowKey, sort, details, more }: DataTableProps<Row>) {
  const t = useWords(sharedWords);
  const id = useId();
  const [said, setSaid] = useQueryState(sort ?? 'sort', parseAsString.withDefault(''));
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const order = sort === undefined ? null : orderOf(said, columns);
  const word = order && wordOf(order);
  // the table takes another array for another order, and draws again
  const sorting = useMemo<SortingState>(() => (word === null ? [] : [orderFrom(word)]), [word]);
  const defs = useMemo(() => columns.map((column) => definition(column)), [columns]);
  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: defs,
    state: { sorting },
    getRowId: rowKey,
    enableSorting: sort !== undefined,
    // there are no pages in it; to go back to the first one would draw for ever
    autoResetPageIndex: false,
    autoResetExpanded: false,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });

  function turn(column: string) {
    const next: Order | null =
      order?.id !== column ? { id: column, desc: false } : order.desc ? null : { id: column, desc: true };
    void setSaid(next ? wordOf(next) : null);
  }

  function toggle(row: string) {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(row)) {
        after.add(row);
      }
      return after;
    });
  }

  return (
    <div className={style.box}>
      <table className={style.table}>
        <caption className={style.caption}>{caption}</caption>
        <thead>
          <tr className={style.heads}>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={clsx(style.head, column.number && style.number, !(sort && column.by) && style.fixed)}
                aria-sort={order?.id === column.id ? (order.desc ? 'descending' : 'ascending') : undefined}
              >
                {sort && column.by ? (
                  <button type="button" className={style.sorter} onClick={() => turn(column.id)}>
                    {column.head}
                    <SortMark way={order?.id === column.id ? (order.desc ? 'down' : 'up') : null} />
                  </button>
                ) : (
                  column.head
                )}
                {column.help}
              </th>
            ))}
            {details && (
              <th scope="col" className={clsx(style.head, style.fixed)}>
                <span className={style.unseen}>{t('details')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className={style.body}>
          {table.getRowModel().rows.map((row, place) => (
            <Fragment key={row.id}>
              <tr className={clsx(style.row, place === 0 && style.first)}>
                {row.getVisibleCells().map((cell, at) => {
                  const column = columns[at];
                  const inside = (
                    <>
                      <span className={style.label} aria-hidden>
                        {column?.head}
                      </span>
                      <div className={style.value}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</div>
                    </>
                  );
                  return at === 0 ? (
                    <th key={cell.id} scope="row" id={`${id}-${row.id}`} className={style.naming}>
                      {inside}
                    </th>
                  ) : (
                    <td key={cell.id} className={clsx(style.cell, column?.number && style.number)}>
                      {inside}
                    </td>
                  );
                })}
                {details && (
                  <td className={clsx(style.cell, style.opener)}>
                    <Button
                      square
                      look="quiet"
                      aria-expanded={open.has(row.id)}
                      aria-label={t('details')}
                      aria-describedby={`${id}-${row.id}`}
                      onClick={() => toggle(row.id)}
                    >
                      {open.has(row.id) ? (
                        <ChevronDown size={16} aria-hidden />
                      ) : (
                        <ChevronRight size={16} aria-hidden />
                      )}
                    </Button>
                  </td>
                )}
              </tr>
              {details && open.has(row.id) && (
                <tr className={style.details}>
                  <td colSpan={columns.length + 1} className={style.inside}>
                    {details(row.original)}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {more?.any && (
        <div className={style.more}>
          <Button onClick={more.load} disabled={more.loading}>
            {more.loading ? t('loading') : t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function definition<Row>(column: Column<Row>): ColumnDef<Row> {
  return {
    id: column.id,
    cell: ({ row }) => column.cell(row.original),
    ...(column.by ? { accessorFn: (row) => column.by?.(row) ?? undefined, sortUndefined: 'last' as const } : {}),
    sortingFn: 'alphanumeric',
  };
}
