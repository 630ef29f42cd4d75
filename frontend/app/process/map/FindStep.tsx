import { Combobox } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';
import list from '@/kit/Choice.module.css';
import { useWords } from '@/words/words';
import { processWords } from '../asked/words';
import style from './FindStep.module.css';
import type { Place, PlaceId } from './graph';

interface FindStepProps {
  places: readonly Place[];
  onFound: (id: PlaceId) => void;
}

/** Finds a step by a part of its label. */
export function FindStep({ places, onFound }: FindStepProps) {
  const t = useWords(processWords);
  return (
    <Combobox.Root
      items={places}
      value={null}
      itemToStringLabel={(place: Place) => place.step}
      onValueChange={(place) => place && onFound(place.id)}
    >
      <span className={style.field}>
        <Search size={14} aria-hidden className={style.picture} />
        <Combobox.Input className={style.input} placeholder={t('map.search')} aria-label={t('map.search')} />
      </span>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className={list.layer}>
          <Combobox.Popup className={list.popup}>
            <Combobox.List>
              {(place: Place) => (
                <Combobox.Item key={place.id} value={place} className={list.item}>
                  <bdi className={style.step}>{place.step}</bdi>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
