import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';

/** A folder of files, which the API serves. `npm run dev` asks a running instance for everything else. */
export default function config(phase: string): NextConfig {
  const shared: NextConfig = { reactStrictMode: true, poweredByHeader: false, images: { unoptimized: true } };
  if (phase === PHASE_DEVELOPMENT_SERVER) {
    const api = process.env.OCG_API ?? 'http://127.0.0.1:8080';
    return {
      ...shared,
      allowedDevOrigins: ['127.0.0.1'],
      rewrites: async () => [{ source: '/api/:path*', destination: `${api}/api/:path*` }],
    };
  }
  return { ...shared, output: 'export', distDir: 'target/out' };
}
