/** How a table is sorted, as an address says it: `name` or `-name`. */
export interface Order {
  readonly id: string;
  readonly desc: boolean;
}

/** Reads what {@link wordOf} wrote. */
export function orderFrom(word: string): Order {
  const desc = word.startsWith('-');
  return { id: desc ? word.slice(1) : word, desc };
}

/** What an address says, if there is such a column that can be sorted. */
export function orderOf(word: string, columns: readonly { id: string; by?: unknown }[]): Order | null {
  const order = orderFrom(word);
  return columns.some((column) => column.id === order.id && column.by !== undefined) ? order : null;
}

export function wordOf(order: Order): string {
  return order.desc ? `-${order.id}` : order.id;
}
