import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';

/** Which way a column is sorted. */
export function SortMark({ way }: { way: 'up' | 'down' | null }) {
  switch (way) {
    case 'up':
      return <ArrowUp size={13} aria-hidden />;
    case 'down':
      return <ArrowDown size={13} aria-hidden />;
    case null:
      return <ChevronsUpDown size={13} aria-hidden opacity={0.55} />;
  }
}
