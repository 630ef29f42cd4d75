'use client';
import Link from 'next/link';

export default function NotFound() {
  return (
    <section>
      <h1>There is no such page</h1>
      <p>
        <Link href="/processes">All processes</Link>
      </p>
    </section>
  );
}
