import type { ReactNode } from 'react';
import type { ConnectorKindSetting } from '@/api/contract.gen';
import { TextArea, TextField } from '@/kit/TextField';
import { useWords } from '@/words/words';
import { helpOf, labelOf, settingWords } from './settingWords';

interface SettingFieldProps {
  kind: string;
  setting: ConnectorKindSetting;
  value: string;
  problem: ReactNode;
  onChange: (value: string) => void;
}

/** Something that is said of a tool; what this page has no words for is said in the connector's own. */
export function SettingField({ kind, setting, value, problem, onChange }: SettingFieldProps) {
  const t = useWords(settingWords);
  const label = labelOf(setting.name);
  const help = helpOf(kind, setting.name);
  const all = {
    label: label ? t(`label.${label}`) : setting.name,
    help: help ? t(`help.${help}`) : <bdi lang="en">{setting.description}</bdi>,
    problem,
    value,
    autoComplete: 'off',
    spellCheck: false,
  };
  return setting.lines ? (
    <TextArea {...all} rows={10} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <TextField {...all} onChange={(event) => onChange(event.target.value)} />
  );
}
