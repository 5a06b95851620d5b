/*
 * The import rule of ARCHITECTURE.md. Imports flow down; a test may import from every room below its own, and from
 * the sandbox and the launcher, which stand beside the column.
 */

const PURE = ['cloudtrail', 'messages'];
const STORES = ['aws', 'event-index', 'journal', 'audit', ...PURE];

/**
 * From the top down. `may` lists what a room may import besides itself and the vocabulary; `types` what it may import
 * types from. `runsInBrowser` rooms must not name a module of Node.
 * @type {Readonly<Record<string, {may: readonly string[], types?: readonly string[], runsInBrowser?: boolean}>>}
 */
export const ROOMS = {
  app: {
    may: [
      'components',
      'components/ui',
      'queries',
      'actions',
      'jobs',
      'changes',
      'inventory',
      ...STORES,
      'process',
    ],
  },
  components: { may: ['components/ui', 'queries', 'actions', 'audit', ...PURE], runsInBrowser: true },
  'components/ui': { may: ['messages'], runsInBrowser: true },
  queries: { may: ['actions', 'audit', 'cloudtrail'], types: ['messages'], runsInBrowser: true },
  actions: { may: ['jobs', 'changes', 'inventory', ...STORES, 'process'] },
  jobs: { may: ['changes', 'inventory', ...STORES, 'process'] },
  changes: { may: ['inventory', ...STORES, 'process'] },
  inventory: { may: [...STORES, 'process'] },
  aws: { may: ['audit', 'cloudtrail', 'process'], types: ['messages'] },
  'event-index': { may: ['cloudtrail', 'process'], types: ['messages'] },
  journal: { may: ['audit', 'cloudtrail', 'process'], types: ['messages'] },
  process: { may: [] },
  audit: { may: ['cloudtrail'], types: ['messages'], runsInBrowser: true },
  cloudtrail: { may: [], types: ['messages'], runsInBrowser: true },
  messages: { may: [], runsInBrowser: true },
  vocabulary: { may: [], types: ['messages'], runsInBrowser: true },
  cli: { may: [...PURE, 'launch'] },
  sandbox: { may: ['cloudtrail'], types: ['messages'] },
  bench: { may: ['cloudtrail', 'sandbox'] },
  launch: { may: [] },
};

/** Files of `lib/` that lie in no folder. */
export const LOOSE_FILES = {
  'lib/result.ts': 'vocabulary',
  'lib/failure.ts': 'vocabulary',
  // What this process was started with, and who acts in it.
  'lib/settings.ts': 'process',
  'lib/actor.ts': 'process',
};

/** Rooms that hold credentials, files or both: what the app imports of them must lead to `import 'server-only'`. */
export const SERVER_ROOMS = ['aws', 'event-index', 'journal', 'inventory', 'changes', 'jobs', 'process'];

/** Packages that only one room may import, and whether tests may import them anywhere. */
export const KEPT_PACKAGES = [
  { pattern: /^@duckdb\//, room: 'event-index', inTests: false },
  { pattern: /^@(aws-sdk|smithy)\//, room: 'aws', inTests: true },
  { pattern: /^node:sqlite$/, room: 'journal', inTests: false },
];
