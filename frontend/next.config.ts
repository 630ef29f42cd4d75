import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export',
  distDir: 'target/out',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
};

export default config;
