import { Contrast, Moon, Sun } from 'lucide-react';
import { Segments } from '@/kit/Segments';
import { chooseLocale, chooseTheme, LOCALES, THEMES, useLocale, useTheme } from '@/words/preferences';
import { useWords } from '@/words/words';
import style from './Appearance.module.css';
import { shellWords } from './words';

const PICTURES = { light: Sun, dark: Moon, contrast: Contrast } as const;
const NAMES = { en: 'English', de: 'Deutsch' } as const;

/** Theme and language; they hold for this browser. */
export function Appearance() {
  const t = useWords(shellWords);
  const locale = useLocale();
  const theme = useTheme();
  return (
    <div className={style.choices}>
      <Segments
        label={t('theme')}
        value={theme}
        options={THEMES.map((value) => {
          const Picture = PICTURES[value];
          return { value, label: t(`themes.${value}`), picture: <Picture size={15} aria-hidden /> };
        })}
        onChange={chooseTheme}
      />
      <Segments
        label={t('language')}
        value={locale}
        options={LOCALES.map((value) => ({
          value,
          // begins with what is on it, for whoever speaks to the page
          label: `${value.toUpperCase()} – ${NAMES[value]}`,
          picture: <span lang={value}>{value.toUpperCase()}</span>,
        }))}
        onChange={chooseLocale}
      />
    </div>
  );
}
