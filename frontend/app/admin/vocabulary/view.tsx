'use client';

import { parseAsString, useQueryStates } from 'nuqs';
import { useMemo, useState } from 'react';
import { api, data } from '@/api/client';
import { usePages } from '@/api/usePages';
import { Answered } from '@/kit/Answered';
import { Button } from '@/kit/Button';
import { ChoiceField } from '@/kit/ChoiceField';
import { Clip } from '@/kit/Clip';
import { type Column, DataTable } from '@/kit/DataTable';
import { Notice } from '@/kit/Notice';
import { Page } from '@/kit/Page';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { TextField } from '@/kit/TextField';
import { useWords } from '@/words/words';
import { type LabelRow, prepare, type Source } from './prepare';
import style from './view.module.css';
import { vocabularyWords } from './words';

const ANY = '';
/** Rows that are drawn at once. */
const STEP = 200;
const PARSERS = { import: parseAsString, q: parseAsString.withDefault('') };

/** Which labels are steps? */
export function VocabularyRoom() {
  const t = useWords(vocabularyWords);
  const columns = useColumns();
  const [wish, setWish] = useQueryStates(PARSERS);
  const [drawn, setDrawn] = useState(STEP);
  const pages = usePages(['admin', 'vocabulary'], (cursor) =>
    data(api.GET('/api/v1/admin/vocabulary', { params: { query: { cursor } } })),
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Panel flush>
        <Answered query={pages} rows={8}>
          {({ pages: answers }) => {
            const { sources, rows } = prepare(answers, wish.import, wish.q);
            if (sources.length === 0) {
              return (
                <State title={t('none')}>
                  <p>{t('noneText')}</p>
                </State>
              );
            }
            return (
              <>
                <div className={style.filter}>
                  <ChoiceField
                    label={t('source')}
                    value={wish.import ?? ANY}
                    options={[
                      { value: ANY, label: t('any') },
                      ...sources.map((source) => ({ value: source.import, label: named(source) })),
                    ]}
                    onChange={(next) => void setWish({ import: next || null })}
                  />
                  <TextField
                    label={t('search')}
                    type="search"
                    value={wish.q}
                    onChange={(event) => void setWish({ q: event.target.value || null })}
                    className={style.search}
                  />
                  <p className={style.found} role="status">
                    {t('found', { count: rows.length })}
                  </p>
                </div>
                {pages.hasNextPage && (
                  <Notice
                    tone="calm"
                    action={<Button onClick={() => void pages.fetchNextPage()}>{t('moreSources')}</Button>}
                  >
                    {t('notAll')}
                  </Notice>
                )}
                {rows.length === 0 ? (
                  <State title={t('nothing')} action={<Button onClick={() => void setWish(null)}>{t('all')}</Button>}>
                    <p>{t('nothingText')}</p>
                  </State>
                ) : (
                  <DataTable
                    caption={t('title')}
                    columns={columns}
                    rows={rows.slice(0, drawn)}
                    rowKey={(row) => row.key}
                    sort={rows.length <= drawn ? 'sort' : undefined}
                    more={{ any: rows.length > drawn, loading: false, load: () => setDrawn(drawn + STEP) }}
                  />
                )}
              </>
            );
          }}
        </Answered>
      </Panel>
    </Page>
  );

  function named({ import: id, process, connector }: Source): string {
    return `${process === null ? connector : [...process].slice(0, 60).join('')} · ${id.slice(0, 8)}`;
  }
}

function useColumns(): readonly Column<LabelRow>[] {
  const t = useWords(vocabularyWords);
  return useMemo(
    () => [
      { id: 'label', head: t('label'), by: (row) => row.label, cell: (row) => <Clip text={row.label} /> },
      {
        id: 'process',
        head: t('process'),
        by: (row) => row.process,
        cell: (row) => (row.process === null ? t('ownProcess') : <Clip text={row.process} at={60} />),
      },
      {
        id: 'connector',
        head: t('connector'),
        by: (row) => row.connector,
        cell: (row) => <Clip text={row.connector} />,
      },
      {
        id: 'import',
        head: t('import'),
        by: (row) => row.import,
        cell: (row) => <Clip text={row.import} at={12} mono />,
      },
    ],
    [t],
  );
}
