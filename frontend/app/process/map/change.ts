/** What may become of a path or a variant between two spans. */
export const CHANGES = ['added', 'removed', 'faster', 'slower'] as const;
export type Change = (typeof CHANGES)[number];
