import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { api, data } from '@/api/client';
import { Answered } from '@/kit/Answered';
import { Panel } from '@/kit/Panel';
import { useWords } from '@/words/words';
import { ChainView } from './ChainView';
import { chainOf, type Question, questionOf } from './prepare';
import { WhyForm } from './WhyForm';
import { permissionsWords } from './words';

const PARSERS = { person: parseAsString, process: parseAsString, resource: parseAsString };

/**
 * Why can X (not) see Y? Each question is written into the audit log with a name, so it is asked by whoever presses the button, and
 * never by opening a link: an address only fills in the form.
 */
export function Why() {
  const t = useWords(permissionsWords);
  const [wish, setWish] = useQueryStates(PARSERS, { history: 'push' });
  const before = questionOf(wish.person, wish.process, wish.resource);
  const [question, setQuestion] = useState<Question | null>(null);
  const explained = useQuery({
    queryKey: ['admin', 'explain', question],
    queryFn: () =>
      data(
        api.GET('/api/v1/admin/explain', {
          params: { query: { person: question?.person ?? '', [question?.about ?? 'process']: question?.name } },
        }),
      ),
    enabled: question !== null,
    staleTime: Number.POSITIVE_INFINITY, // asked again by the button only
  });
  return (
    <>
      <Panel aria-label={t('view.why')}>
        <WhyForm
          key={JSON.stringify(before)}
          before={before}
          asked={question}
          onAsk={(next) => {
            setQuestion(next);
            void setWish({
              person: next.person,
              process: next.about === 'process' ? next.name : null,
              resource: next.about === 'resource' ? next.name : null,
            });
          }}
          onAgain={() => void explained.refetch()}
        />
      </Panel>
      {question && (
        <Answered query={explained} rows={5}>
          {(answer) => <ChainView question={question} chain={chainOf(answer, question.about)} />}
        </Answered>
      )}
    </>
  );
}
