/** The house's mark: several ways that become one. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" role="img" aria-label="OCG">
      <rect width="28" height="28" rx="7" fill="var(--accent)" />
      <g fill="none" stroke="var(--accent-ink)" strokeWidth="1.8" strokeLinecap="round">
        <path d="M6.5 8c5 0 4.500 6 9 6" />
        <path d="M6.500 14h9" />
        <path d="M6.500 20c5 0 4.500-6 9-6" />
      </g>
      <circle cx="19" cy="14" r="3.200" fill="var(--accent-ink)" />
    </svg>
  );
}
