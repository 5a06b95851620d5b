import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

// Said outright: Next guesses the root from lock files, and one in a folder above would move the standalone server.
const root = fileURLToPath(new URL('.', import.meta.url));

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  typedRoutes: true,
  // `npm test` checks the types, of specs too; a slip in one of those must not keep the console from starting.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings'],
  // Tracing copies duckdb.node but not the libduckdb it loads at run time: the build stays green and the
  // first query fails. A test runs a copy of the standalone build outside the repository to catch this.
  // Threads that read log files run from their source, which nothing in the bundle names (see record-threads.ts).
  outputFileTracingIncludes: {
    '/*': [
      './node_modules/@duckdb/node-bindings-*/**',
      './lib/{event-index,cloudtrail}/!(*.test).ts',
      './lib/{result,failure}.ts',
    ],
  },
  outputFileTracingExcludes: { '/*': ['./.trailpoint/**', './e2e/**', './node_modules/node-linux-*/**'] },
};

export default config;
