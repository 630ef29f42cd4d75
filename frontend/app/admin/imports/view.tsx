'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { api, data } from '@/api/client';
import { moreOf, usePages } from '@/api/usePages';
import { Answered } from '@/kit/Answered';
import { Button } from '@/kit/Button';
import { DataTable } from '@/kit/DataTable';
import { Page } from '@/kit/Page';
import { Panel } from '@/kit/Panel';
import { SearchForm } from '@/kit/SearchForm';
import { State } from '@/kit/State';
import { useWords } from '@/words/words';
import { ImportDetails } from './ImportDetails';
import { prepare } from './prepare';
import { useImportColumns } from './useImportColumns';
import { importsWords } from './words';

/** What was read in, on whose word, and how far is it? */
export function ImportsRoom() {
  const t = useWords(importsWords);
  const columns = useImportColumns();
  const [process, setProcess] = useQueryState('process', parseAsString);
  const pages = usePages(['admin', 'imports', process], (cursor) =>
    data(api.GET('/api/v1/admin/imports', { params: { query: { process_key: process ?? undefined, cursor } } })),
  );
  const all = pages.data !== undefined && !pages.hasNextPage;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Panel flush>
        <SearchForm
          label={t('processExactly')}
          value={process ?? ''}
          onSearch={(word) => void setProcess(word || null)}
        />
        <Answered query={pages}>
          {({ pages: answers }) => {
            const rows = answers.flatMap(prepare);
            if (rows.length === 0) {
              return process === null ? (
                <State title={t('none')}>
                  <p>{t('noneText')}</p>
                  <pre>./ocg import helpdesk.xes.gz --register-labels --consent all --readable-by everyone</pre>
                </State>
              ) : (
                <State title={t('noneOf')} action={<Button onClick={() => void setProcess(null)}>{t('all')}</Button>} />
              );
            }
            return (
              <DataTable
                caption={t('title')}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.id}
                sort={all ? 'sort' : undefined}
                details={(row) => <ImportDetails row={row} />}
                more={moreOf(pages)}
              />
            );
          }}
        </Answered>
      </Panel>
    </Page>
  );
}
