import { Combobox } from '@base-ui/react/combobox';
import { ChevronDown, Plus } from 'lucide-react';
import { type RefObject, useMemo, useState } from 'react';
import style from './AddField.module.css';

interface AddFieldProps {
  label: string;
  placeholder: string;
  openLabel: string;
  /** What there is to choose from. */
  options: readonly string[];
  /** How something is offered that is not among them. */
  own: (text: string) => string;
  onAdd: (text: string) => void;
  /** Backspace in the empty field. */
  onBack?: () => void;
  field?: RefObject<HTMLInputElement | null>;
}

interface Offer {
  readonly text: string;
  readonly own: boolean;
}

const MOST_SHOWN = 100;

/** A field that takes one of a list, or what one types; it is empty again for the next one. */
export function AddField({ label, placeholder, openLabel, options, own, onAdd, onBack, field }: AddFieldProps) {
  const [typed, setTyped] = useState('');
  const offers = useMemo(() => offersFor(typed, options), [typed, options]);
  return (
    <Combobox.Root<Offer>
      items={offers}
      filteredItems={offers}
      value={null}
      onValueChange={(offer) => {
        if (offer) {
          onAdd(offer.text);
          setTyped('');
        }
      }}
      inputValue={typed}
      onInputValueChange={setTyped}
      itemToStringLabel={(offer) => offer.text}
      isItemEqualToValue={(a, b) => a.text === b.text && a.own === b.own}
      autoHighlight
    >
      <Combobox.InputGroup className={style.group}>
        <Plus size={16} aria-hidden className={style.icon} />
        <Combobox.Input
          ref={field}
          className={style.input}
          aria-label={label}
          placeholder={placeholder}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && typed === '' && !event.repeat) {
              onBack?.();
            }
          }}
        />
        <Combobox.Trigger className={style.open} aria-label={openLabel}>
          <ChevronDown size={14} aria-hidden />
        </Combobox.Trigger>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className={style.layer}>
          <Combobox.Popup className={style.popup}>
            <Combobox.List>
              {(offer: Offer) => (
                <Combobox.Item key={`${offer.own}${offer.text}`} value={offer} className={style.item}>
                  <bdi className={style.text}>{offer.own ? own(offer.text) : offer.text}</bdi>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function offersFor(typed: string, options: readonly string[]): Offer[] {
  const sought = typed.trim().toLocaleLowerCase();
  const found = options.filter((option) => option.toLocaleLowerCase().includes(sought));
  const offers = found.slice(0, MOST_SHOWN).map((text) => ({ text, own: false }));
  return sought === '' || options.includes(typed.trim()) ? offers : [...offers, { text: typed.trim(), own: true }];
}
