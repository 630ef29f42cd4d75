import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryStates } from 'nuqs';
import { api, data } from '@/api/client';
import { Answered } from '@/kit/Answered';
import { Panel } from '@/kit/Panel';
import { useWords } from '@/words/words';
import { ChainView } from './ChainView';
import { chainOf, questionOf } from './prepare';
import { WhyForm } from './WhyForm';
import { permissionsWords } from './words';

const PARSERS = { person: parseAsString, process: parseAsString, resource: parseAsString };

/** Why can X (not) see Y? Asked once it is sent; each question is written down. */
export function Why() {
  const t = useWords(permissionsWords);
  const [wish, setWish] = useQueryStates(PARSERS, { history: 'push' });
  const question = questionOf(wish.person, wish.process, wish.resource);
  const explained = useQuery({
    queryKey: ['admin', 'explain', question],
    queryFn: () =>
      data(
        api.GET('/api/v1/admin/explain', {
          params: { query: { person: question?.person ?? '', [question?.about ?? 'process']: question?.name } },
        }),
      ),
    enabled: question !== null,
  });
  return (
    <>
      <Panel aria-label={t('view.why')}>
        <WhyForm
          key={JSON.stringify(question)}
          before={question}
          onAsk={(next) =>
            void setWish({
              person: next.person,
              process: next.about === 'process' ? next.name : null,
              resource: next.about === 'resource' ? next.name : null,
            })
          }
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
