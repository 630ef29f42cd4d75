import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import { useState } from 'react';
import button from '@/kit/Button.module.css';
import list from '@/kit/Choice.module.css';
import { useWords } from '@/words/words';
import type { Filters } from '../asked/questions';
import { processWords } from '../asked/words';
import style from './ExportMenu.module.css';
import { fileAddress, type Sheet } from './prepare';
import { exportWords } from './words';

interface ExportMenuProps {
  process: string;
  filters: Filters;
  /** Null while there is no map. */
  onPicture: ((format: 'svg' | 'png') => Promise<void>) | null;
}

const SHEETS: readonly Sheet[] = ['variants', 'paths', 'windows'];

/** Takes the map along as a picture, and the tables as files. */
export function ExportMenu({ process, filters, onPicture }: ExportMenuProps) {
  const t = useWords(exportWords);
  const page = useWords(processWords);
  const [failed, setFailed] = useState<string | null>(null);
  const draw = (format: 'svg' | 'png') =>
    onPicture?.(format).then(
      () => setFailed(null),
      (e: unknown) => setFailed(e instanceof Error ? e.message : String(e)),
    );
  return (
    <Menu.Root>
      <Menu.Trigger className={button.button}>
        <Download size={16} aria-hidden /> {page('export')}
      </Menu.Trigger>
      {failed !== null && <span role="alert">{t('failed', { why: failed })}</span>}
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={list.layer}>
          <Menu.Popup className={list.popup}>
            <Menu.Item className={list.item} disabled={!onPicture} onClick={() => void draw('svg')}>
              {t('svg')}
            </Menu.Item>
            <Menu.Item className={list.item} disabled={!onPicture} onClick={() => void draw('png')}>
              {t('png')}
            </Menu.Item>
            {SHEETS.flatMap((sheet) =>
              (['csv', 'json'] as const).map((format) => (
                <Menu.Item
                  key={`${sheet} ${format}`}
                  className={`${list.item} ${style.link}`}
                  render={<a href={fileAddress(process, sheet, format, filters)} download />}
                >
                  {t(sheet, { format: format.toUpperCase() })}
                </Menu.Item>
              )),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
