import { clsx } from 'clsx';
import { Check, CircleHelp, Eye, EyeOff, Info, X } from 'lucide-react';
import { Clip } from '@/kit/Clip';
import { Panel } from '@/kit/Panel';
import { useWords } from '@/words/words';
import style from './ChainView.module.css';
import { LinkText } from './LinkText';
import type { Chain, Link, Question } from './prepare';
import { permissionsWords } from './words';

/** The answer: the verdict, and the chain that leads to it. */
export function ChainView({ question, chain }: { question: Question; chain: Chain }) {
  const t = useWords(permissionsWords);
  return (
    <Panel>
      <div className={style.answer} aria-live="polite">
        <header className={clsx(style.verdict, chain.visible ? style.opens : style.stays)}>
          {chain.visible ? <Eye size={20} aria-hidden /> : <EyeOff size={20} aria-hidden />}
          <div>
            <h2>{chain.visible ? t('can') : t('cannot')}</h2>
            <p>{t(`rule.${chain.rule}`)}</p>
          </div>
        </header>
        <div className={style.sides}>
          <Side title={t('who')} name={question.person} links={chain.who} />
          <Side title={t(`what.${question.about}`)} name={question.name} links={chain.what} />
        </div>
        <div className={style.next}>
          <h3>{t('next')}</h3>
          <p>{t(`hint.${chain.rule}`)}</p>
          <p>{t('note')}</p>
        </div>
      </div>
    </Panel>
  );
}

function Side({ title, name, links }: { title: string; name: string; links: readonly Link[] }) {
  return (
    <section className={style.side}>
      <h3>
        {title} <Clip text={name} />
      </h3>
      <ol className={style.chain}>
        {links.map((link) => (
          <li key={JSON.stringify(link)} className={style.link}>
            <Mark link={link} />
            <div>
              <LinkText link={link} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a link does to the chain, by a picture; its words say it too. */
function Mark({ link }: { link: Link }) {
  switch (link.kind) {
    case 'person':
      return link.known ? <Check size={16} aria-hidden /> : <CircleHelp size={16} aria-hidden className={style.warn} />;
    case 'audience':
      return <Check size={16} aria-hidden className={style.good} />;
    case 'scope':
      return link.through === null ? (
        <X size={16} aria-hidden className={style.bad} />
      ) : (
        <Check size={16} aria-hidden className={style.good} />
      );
    case 'acl':
      return link.unknownSince === null && link.audiences.length > 0 ? (
        <Info size={16} aria-hidden />
      ) : (
        <X size={16} aria-hidden className={style.bad} />
      );
    case 'unknownAccounts':
      return <CircleHelp size={16} aria-hidden className={style.warn} />;
    default:
      return <X size={16} aria-hidden className={style.bad} />;
  }
}
