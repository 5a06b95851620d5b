import { describe, expect, it } from 'vitest';
import { checkImports } from './check-imports.mjs';
import { makeTree } from './made-up-tree.rig.ts';

/** Faults of a made-up tree. */
function check(files: Record<string, string>): string[] {
  return checkImports(makeTree(files));
}

const SERVER = "import 'server-only';\nexport const openTrail = 1;\n";

describe('the import rule', () => {
  it('lets every room import what lies below it', () => {
    const faults = check({
      'app/page.tsx':
        "import { TrailTable } from '@/components/trail/trail-table';\nimport '@/lib/aws/trails.ts';",
      'app/globals.css': '',
      'app/layout.tsx': "import './globals.css';",
      'components/trail/trail-table.tsx': "import { listTrails } from '@/lib/actions/trails.ts';",
      'lib/actions/trails.ts': "'use server';\nimport { openTrail } from '../aws/trails.ts';",
      'lib/aws/trails.ts': SERVER,
      'lib/event-index/search.ts': "import { DuckDBInstance } from '@duckdb/node-api';",
      'lib/audit/readiness.ts': "import { parseTrailArn } from '../cloudtrail/arn.ts';",
      'lib/cloudtrail/arn.ts': "import type { Failure } from '../failure.ts';",
      'lib/failure.ts': "import type { MessageKey } from './messages/catalogue.ts';",
      'lib/messages/catalogue.ts': '',
      'lib/sandbox/main.ts': "import { createServer } from 'node:http';\nimport '../cloudtrail/arn.ts';",
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ['an import', "import { a } from '../aws/trails.ts';"],
    ['an import over several lines', "import {\n  a,\n  b,\n} from '../aws/trails.ts';"],
    ['an import for its effects', "import '../aws/trails.ts';"],
    ['a type import', "import type { A } from '../aws/trails.ts';"],
    ['a re-export', "export { a } from '../aws/trails.ts';"],
    ['a re-export of everything', "export * as trails from '../aws/trails.ts';"],
    ['a dynamic import', "const a = await import('../aws/trails.ts');"],
    ['a dynamic import in a plain template', 'const a = await import(`../aws/trails.ts`);'],
    ['a dynamic import inside a template', `const a = \`\${await import('../aws/trails.ts')}\`;`],
    ['a type query', "type A = import('../aws/trails.ts').A;"],
    ['a require', "const a = require('../aws/trails.ts');"],
    ['a worker', "new Worker(new URL('../aws/trails.ts', import.meta.url));"],
    ['an import after a pattern with quotes', "const quote = /['\"`]/;\nimport '../aws/trails.ts';"],
    ['an import after a division', "const half = 1 / 2; // '\nimport '../aws/trails.ts';"],
  ])('refuses %s that looks up', (_kind, source) => {
    const faults = check({ 'lib/aws/trails.ts': SERVER, 'lib/audit/readiness.ts': source });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      /^lib\/audit\/readiness\.ts:\d+: audit may not import aws \(lib\/aws\/trails\.ts\)/,
    );
  });

  it('names the line', () => {
    const source = `/* two\n lines */\nconst text = \`three\n\${1}\nlines\`;\nimport '../aws/trails.ts';`;
    expect(check({ 'lib/aws/trails.ts': SERVER, 'lib/audit/a.ts': source })[0]).toContain(
      'lib/audit/a.ts:6: ',
    );
  });

  it.each([
    ['a comment', "// import '../aws/trails.ts';\n/* import '../aws/trails.ts'; */"],
    ['a string', 'const text = "import \'../aws/trails.ts\'";'],
    ['a template', "const text = `import '../aws/trails.ts'`;"],
    ['text of JSX', "const p = <p>Don't import '../aws/trails.ts'</p>;"],
  ])('does not take %s for an import', (_kind, source) => {
    expect(check({ 'lib/aws/trails.ts': SERVER, 'lib/audit/a.tsx': source })).toEqual([]);
  });

  it('keeps components away from the rooms of the server, and `ui` from AWS words', () => {
    const faults = check({
      'components/trail/trail.tsx': "import { openTrail } from '@/lib/journal/journal.ts';",
      'components/ui/button.tsx': "import type { Trail } from '@/lib/cloudtrail/trail.ts';",
      'lib/cloudtrail/trail.ts': '',
      'lib/journal/journal.ts': SERVER,
    });
    expect(faults).toEqual([
      expect.stringContaining('components may not import journal'),
      expect.stringContaining('components/ui may not import cloudtrail'),
    ]);
  });

  it('lets the domain have types of the catalogues, and no more', () => {
    const faults = check({
      'lib/messages/catalogue.ts': '',
      'lib/cloudtrail/a.ts': "import type { MessageKey } from '../messages/catalogue.ts';",
      'lib/cloudtrail/b.ts': "import { catalogue } from '../messages/catalogue.ts';",
    });
    expect(faults).toEqual([
      expect.stringContaining('lib/cloudtrail/b.ts:1: cloudtrail may import only types'),
    ]);
  });

  it('keeps the sandbox to the domain, and everybody out of the sandbox', () => {
    const faults = check({
      'lib/sandbox/main.ts': "import '../aws/trails.ts';",
      'lib/aws/trails.ts': "import 'server-only';\nimport '../sandbox/main.ts';",
    });
    expect(faults).toEqual([
      expect.stringContaining('aws may not import sandbox'),
      expect.stringContaining('sandbox may not import aws'),
    ]);
  });

  it('lets tests import downward and start the sandbox, and not look up', () => {
    const faults = check({
      'lib/sandbox/main.ts': '',
      'lib/jobs/job.ts': SERVER,
      'lib/aws/trails.ts': SERVER,
      'lib/aws/trails.test.ts':
        "import '../sandbox/main.ts';\nimport { S3Client } from '@aws-sdk/client-s3';",
      'lib/cloudtrail/arn.test.ts':
        "import { STSClient } from '@aws-sdk/client-sts';\nimport '../messages/en.ts';",
      'lib/event-index/search.test.ts': "import '../jobs/job.ts';",
      'lib/messages/en.ts': '',
    });
    expect(faults).toEqual([
      expect.stringContaining('lib/event-index/search.test.ts:1: event-index may not import jobs'),
    ]);
  });

  it('refuses source that imports a test or its rig', () => {
    const faults = check({
      'lib/audit/a.ts': "import './a.rig.ts';\nimport './a.test.ts';",
      'lib/audit/a.rig.ts': '',
      'lib/audit/a.test.ts': '',
    });
    expect(faults).toHaveLength(2);
  });

  it('keeps a package to the room that wraps it', () => {
    const faults = check({
      'lib/journal/a.ts': "import { DuckDBInstance } from '@duckdb/node-api';",
      'lib/jobs/a.ts': "import { DatabaseSync } from 'node:sqlite';",
      'components/trail/a.tsx': "import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';",
      'lib/jobs/a.test.ts': "import { DuckDBInstance } from '@duckdb/node-api';",
    });
    expect(faults).toEqual([
      expect.stringContaining('only lib/aws may import @aws-sdk/client-cloudtrail'),
      expect.stringContaining('only lib/event-index may import @duckdb/node-api'),
      expect.stringContaining('only lib/journal may import node:sqlite'),
      expect.stringContaining('only lib/event-index may import @duckdb/node-api'),
    ]);
  });

  it('keeps what runs in the browser free of Node, and the launcher free of packages', () => {
    const faults = check({
      'lib/cloudtrail/a.ts': "import { readFileSync } from 'node:fs';",
      'lib/launch/start.mjs': "import { z } from 'zod';\nimport { spawn } from 'node:child_process';",
    });
    expect(faults).toEqual([
      expect.stringContaining('cloudtrail runs in the browser too'),
      expect.stringContaining('lib/launch runs before anything is installed'),
    ]);
  });

  it('asks a room of the server for its guard, where somebody outside imports it', () => {
    const guarded = { 'lib/jobs/registry.ts': "import './guard.ts';", 'lib/jobs/guard.ts': SERVER };
    const door = { 'lib/actions/sync.ts': "'use server';\nimport '../jobs/registry.ts';" };
    expect(check({ ...guarded, ...door })).toEqual([]);
    expect(check({ ...guarded, ...door, 'lib/jobs/guard.ts': '' })).toEqual([
      expect.stringMatching(/^lib\/actions\/sync\.ts:2: lib\/jobs\/registry\.ts belongs to the server/),
    ]);
    const byType = { 'lib/actions/sync.ts': "import type { Job } from '../jobs/registry.ts';" };
    expect(check({ ...guarded, ...byType, 'lib/jobs/guard.ts': '' })).toEqual([]);
  });

  it('holds lib to paths that Node can follow', () => {
    const faults = check({
      'lib/audit/a.ts': "import './b';\nimport '@/lib/audit/b.ts';",
      'lib/audit/b.ts': '',
    });
    expect(faults).toEqual([
      expect.stringContaining('must end in .ts'),
      expect.stringContaining('must be a relative path'),
    ]);
  });

  it('knows every room: a file outside them is named', () => {
    expect(check({ 'lib/utils/a.ts': '', 'lib/helper.ts': '' })).toEqual([
      expect.stringContaining('lib/helper.ts:1: belongs to no room'),
      expect.stringContaining('lib/utils/a.ts:1: belongs to no room'),
    ]);
  });
});
