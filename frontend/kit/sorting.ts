/** How a table is sorted, as an address says it: `name` or `-name`. */
export interface Order {
  readonly id: string;
  readonly desc: boolean;
}

/** What an address says, if there is such a column that can be sorted. */
export function orderOf(word: string, columns: readonly { id: string; by?: unknown }[]): Order | null {
  const desc = word.startsWith('-');
  const id = desc ? word.slice(1) : word;
  return columns.some((column) => column.id === id && column.by !== undefined) ? { id, desc } : null;
}

export function wordOf(order: Order): string {
  return order.desc ? `-${order.id}` : order.id;
}
