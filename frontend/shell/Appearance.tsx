import { Choice } from '@/kit/Choice';
import { chooseLocale, chooseTheme, LOCALES, THEMES, useLocale, useTheme } from '@/words/preferences';
import { useWords } from '@/words/words';
import style from './Appearance.module.css';
import { shellWords } from './words';

const NAMES = { en: 'English', de: 'Deutsch' } as const;

/** Theme and language; they hold for this browser. */
export function Appearance() {
  const t = useWords(shellWords);
  const locale = useLocale();
  const theme = useTheme();
  return (
    <div className={style.choices}>
      <Choice
        label={t('theme')}
        value={theme}
        options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
        onChange={chooseTheme}
      />
      <Choice
        label={t('language')}
        value={locale}
        options={LOCALES.map((value) => ({ value, label: NAMES[value] }))}
        onChange={chooseLocale}
      />
    </div>
  );
}
