import fc from 'fast-check';
import { createLoader } from 'nuqs';
import { describe, expect, it } from 'vitest';
import { nextAddress, nextParameters, parseAsSteps } from './address';

const load = createLoader(nextParameters);
const label = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a,b', '"', "'", '→', '\\', '%2C', 'a&steps=b', '#', '+', ' ', '', '["x"]', '\u202e\u0000\n<script>'),
);

describe('the address of a question', () => {
  it('gives back each label as it was', () => {
    fc.assert(
      fc.property(label, fc.array(label), fc.boolean(), (process, steps, beginning) => {
        const address = new URL(nextAddress(process, steps, beginning), 'http://localhost');
        expect(address.pathname).toBe('/next');
        expect(load(address.searchParams)).toEqual({ process, steps, beginning });
      }),
    );
  });

  it('takes anything else for no steps', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const steps = parseAsSteps.parse(text);
        expect(steps === null || steps.every((step) => typeof step === 'string')).toBe(true);
      }),
    );
    expect(parseAsSteps.parse('[1]')).toBeNull();
    expect(parseAsSteps.parse('a,b')).toBeNull();
  });
});
