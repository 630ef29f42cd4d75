import { ArrowRight } from 'lucide-react';
import { Fragment } from 'react';
import { Clip } from '@/kit/Clip';
import { moment } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import { Audience } from './Audience';
import style from './ChainView.module.css';
import { EVERYONE, type Link } from './prepare';
import { permissionsWords } from './words';

/** A link of the chain in words. */
export function LinkText({ link }: { link: Link }) {
  const t = useWords(permissionsWords);
  const locale = useLocale();
  switch (link.kind) {
    case 'person':
      return link.known ? t('link.known') : t('link.notKnown');
    case 'audience':
      return link.audience === EVERYONE ? (
        t('link.everyone')
      ) : (
        <>
          {t('link.belongs')} <Audience name={link.audience} />
          <div className={style.way}>
            {link.groups.map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a way may pass a group of the same name twice
              <Fragment key={at}>
                {at > 0 && <ArrowRight size={13} role="img" aria-label={t('link.partOf')} />}
                <Clip text={group} at={40} />
              </Fragment>
            ))}
          </div>
        </>
      );
    case 'unknownAccounts':
      return t('link.unknownAccounts', { count: link.count });
    case 'noAcl':
      return t('link.noAcl');
    case 'noScope':
      return t('link.noScope');
    case 'acl':
      return (
        <>
          {link.unknownSince === null
            ? t('link.acl', { tool: link.tool, at: moment(link.checked, locale) })
            : t('link.aclUnknown', { tool: link.tool, at: moment(link.unknownSince, locale) })}
          <div className={style.way}>
            {link.audiences.length === 0
              ? t('link.aclNobody')
              : link.audiences.map((audience) => <Audience key={audience} name={audience} />)}
          </div>
        </>
      );
    case 'scope':
      return (
        <>
          {t('link.scope')}{' '}
          {link.audiences.map((audience) => (
            <Audience key={audience} name={audience} />
          ))}
          <div className={style.way}>
            {link.through === null ? (
              t('link.stays')
            ) : (
              <>
                {t('link.through')} <Audience name={link.through} />
              </>
            )}
          </div>
        </>
      );
  }
}
