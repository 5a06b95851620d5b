import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'standalone',
  typedRoutes: true,
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings'],
  // Tracing copies duckdb.node but not the libduckdb it loads at run time: the build stays green and the
  // first query fails. A test runs a copy of the standalone build outside the repository to catch this.
  outputFileTracingIncludes: { '/*': ['./node_modules/@duckdb/node-bindings-*/**'] },
  outputFileTracingExcludes: { '/*': ['./.trailpoint/**', './e2e/**', './node_modules/node-linux-*/**'] },
};

export default config;
