'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** The front door leads to the processes. */
export default function Home() {
  const router = useRouter();
  useEffect(() => router.replace('/processes'), [router]);
  return null;
}
