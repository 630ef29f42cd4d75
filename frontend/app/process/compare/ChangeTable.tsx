import type { ReactNode } from 'react';
import table from '@/kit/table.module.css';
import { FigureText } from '@/shown/FigureText';
import { useWords } from '@/words/words';
import { CHANGES, type Change } from '../map/change';
import { Chevrons } from '../variants/Chevrons';
import { chevrons } from '../variants/prepare';
import { ChangeMark } from './ChangeMark';
import type { Changes, Side } from './prepare';
import { compareWords } from './words';

interface ChangeTableProps {
  changes: Changes;
  kind: 'paths' | 'variants';
  colours: ReadonlyMap<string, number>;
}

interface Row {
  readonly id: string;
  readonly change: Change;
  readonly what: ReactNode;
  readonly before: Side;
  readonly after: Side;
}

/** What changed, a row each, with both sides. */
export function ChangeTable({ changes, kind, colours }: ChangeTableProps) {
  const t = useWords(compareWords);
  const rows: Row[] = CHANGES.flatMap((change) =>
    kind === 'paths'
      ? changes.paths[change].map((it): Row => ({ ...it, change, what: <PathText {...it} /> }))
      : changes.variants[change].map(
          (it): Row => ({ ...it, change, what: <Chevrons chevrons={chevrons(it.steps)} colours={colours} /> }),
        ),
  );
  return (
    <section className={table.box} aria-label={t(kind)} tabIndex={0}>
      <table className={table.table}>
        <caption className={table.caption}>{t('notNever')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('what')}</th>
            {(['before', 'after'] as const).map((side) => (
              <th key={side} scope="col" className={table.number}>
                {t(side)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={4}>{t('nothing')}</td>
            </tr>
          )}
          {rows.map((row) => (
            <tr key={`${row.change} ${row.id}`}>
              <td>
                <ChangeMark change={row.change} />
              </td>
              <th scope="row">{row.what}</th>
              <td className={table.number}>
                <SideText side={row.before} />
              </td>
              <td className={table.number}>
                <SideText side={row.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PathText({ source, target }: { source: string; target: string }) {
  return (
    <>
      <bdi>{source}</bdi> → <bdi>{target}</bdi>
    </>
  );
}

function SideText({ side }: { side: Side }) {
  return (
    <>
      <FigureText figure={side.count} unit="count" />
      {side.time.kind === 'shown' && (
        <>
          {' · '}
          <FigureText figure={side.time} unit="seconds" />
        </>
      )}
    </>
  );
}
