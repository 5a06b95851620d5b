// The import rule: `node lib/launch/check-imports.mjs [folder]`. The table is in import-table.mjs.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanImports } from './import-scan.mjs';
import { KEPT_PACKAGES, LOOSE_FILES, ROOMS, SERVER_ROOMS } from './import-table.mjs';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const ORDER = Object.keys(ROOMS);

/**
 * @typedef {object} SourceFile
 * @property {string} path from the root, with `/`
 * @property {string | undefined} room undefined for the rigs and configurations at the top, which nobody imports
 * @property {boolean} isTest
 * @property {readonly (import('./import-scan.mjs').Import & {target?: string})[]} imports with the path of what is ours
 */

/**
 * @param {string} root
 * @returns {string[]} `file:line: sentence`, none when all imports keep the rule
 */
export function checkImports(root) {
  const files = new Map(listSources(root).map((path) => [path, readSource(root, path)]));
  return [...files.values()].flatMap((file) => [
    ...homelessFault(file),
    ...file.imports.flatMap((found) => {
      const fault = faultOf(file, found) ?? unguardedFault(files, file, found);
      return fault === undefined ? [] : [`${file.path}:${found.line}: ${fault}`];
    }),
  ]);
}

/** @param {SourceFile} file */
function homelessFault({ path, room }) {
  const isHomeless = room === undefined && /^(?:lib|components|app)\//.test(path);
  return isHomeless
    ? [`${path}:1: belongs to no room; put it into one, or name it in lib/launch/import-table.mjs.`]
    : [];
}

/**
 * @param {SourceFile} file
 * @param {SourceFile['imports'][number]} found
 * @returns {string | undefined}
 */
function faultOf(file, found) {
  return found.target === undefined ? packageFault(file, found) : roomFault(file, found, found.target);
}

/** @param {SourceFile} file @param {import('./import-scan.mjs').Import} found */
function packageFault({ room, isTest }, { specifier, typeOnly }) {
  if (room === undefined) return undefined;
  const kept = KEPT_PACKAGES.find(({ pattern }) => pattern.test(specifier));
  if (kept !== undefined && kept.room !== room && !(kept.inTests && isTest)) {
    return `only lib/${kept.room} may import ${specifier}.`;
  }
  if (isTest || typeOnly) return undefined;
  if (room === 'launch' && !specifier.startsWith('node:')) {
    return `lib/launch runs before anything is installed, so it may not import ${specifier}.`;
  }
  if (ROOMS[room]?.runsInBrowser && specifier.startsWith('node:')) {
    return `${room} runs in the browser too, where there is no ${specifier}.`;
  }
  return undefined;
}

/** @param {SourceFile} file @param {import('./import-scan.mjs').Import} found @param {string} target */
function roomFault({ path, room, isTest }, { specifier, typeOnly }, target) {
  if (path.startsWith('lib/')) {
    if (specifier.startsWith('@/'))
      return `lib is run by Node as it is, so ${specifier} must be a relative path.`;
    if (!SOURCE.test(specifier) && !/\.\w+$/.test(specifier) && !specifier.endsWith('/')) {
      return `lib is run by Node as it is, so ${specifier} must end in .ts.`;
    }
  }
  if (room === undefined) return undefined;
  if (!isTest && isTestFile(target)) return `${target} is part of a test, and this is not.`;
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) {
    const isAsset = !SOURCE.test(target);
    return isTest || isAsset ? undefined : `${target} lies outside the rooms.`;
  }
  if (targetRoom === room || targetRoom === 'vocabulary') return undefined;
  const { may, types = [] } = ROOMS[room] ?? { may: [] };
  if (may.includes(targetRoom)) return undefined;
  if (types.includes(targetRoom)) {
    return typeOnly || isTest
      ? undefined
      : `${room} may import only types from ${targetRoom} (\`import type\`).`;
  }
  if (isTest && isBelow(targetRoom, room)) return undefined;
  const allowed = may.length === 0 ? 'no other room' : may.join(', ');
  return `${room} may not import ${targetRoom} (${target}); it may import ${allowed}.`;
}

/** @param {string} target @param {string} room */
function isBelow(target, room) {
  return target === 'sandbox' || target === 'launch' || ORDER.indexOf(target) > ORDER.indexOf(room);
}

/**
 * What enters a server room from outside must reach `import 'server-only'`, or the build would let it into the browser.
 * @param {ReadonlyMap<string, SourceFile>} files
 * @param {SourceFile} file
 * @param {SourceFile['imports'][number]} found
 */
function unguardedFault(files, file, { target, typeOnly }) {
  if (target === undefined || typeOnly || file.isTest || file.room === undefined) return undefined;
  const targetRoom = roomOf(target);
  if (targetRoom === undefined || !SERVER_ROOMS.includes(targetRoom) || SERVER_ROOMS.includes(file.room))
    return undefined;
  // What is not there is the compiler's business.
  if (!files.has(target) || isGuarded(files, target, new Set())) return undefined;
  return `${target} belongs to the server: it, or something that it imports, must \`import 'server-only'\`.`;
}

/** @param {ReadonlyMap<string, SourceFile>} files @param {string} path @param {Set<string>} seen @returns {boolean} */
function isGuarded(files, path, seen) {
  if (seen.has(path)) return false;
  seen.add(path);
  const imports = files.get(path)?.imports.filter(({ typeOnly }) => !typeOnly) ?? [];
  return imports.some(
    ({ specifier, target }) =>
      specifier === 'server-only' || (target !== undefined && isGuarded(files, target, seen)),
  );
}

/** @param {string} root @param {string} path @returns {SourceFile} */
function readSource(root, path) {
  const imports = scanImports(readFileSync(join(root, path), 'utf8'));
  return {
    path,
    room: roomOf(path),
    isTest: isTestFile(path),
    imports: imports.map((found) => ({ ...found, target: resolveOwn(root, path, found.specifier) })),
  };
}

/**
 * The path of what is imported when it is ours, undefined for packages.
 * @param {string} root @param {string} from @param {string} specifier
 */
function resolveOwn(root, from, specifier) {
  const isAlias = specifier.startsWith('@/');
  if (!isAlias && !/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined;
  const plain = specifier.replace(/[?#].*$/, '');
  const target = posix.normalize(isAlias ? plain.slice(2) : posix.join(posix.dirname(from), plain));
  const endings = ['', '.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx'];
  const ending = endings.find(
    (candidate) => SOURCE.test(target + candidate) && existsSync(join(root, target + candidate)),
  );
  return target + (ending ?? '');
}

/** @param {string} path @returns {string | undefined} */
function roomOf(path) {
  if (path in LOOSE_FILES) return LOOSE_FILES[/** @type {keyof typeof LOOSE_FILES} */ (path)];
  if (path.startsWith('app/') || /^(?:proxy|instrumentation(?:-client)?)\.ts$/.test(path)) return 'app';
  if (path.startsWith('components/ui/')) return 'components/ui';
  if (path.startsWith('components/')) return 'components';
  const [, room] = /^lib\/([^/]+)\//.exec(path) ?? [];
  return room !== undefined && room in ROOMS ? room : undefined;
}

/** Tests and the rigs they share: `foo.test.ts`, `foo.rig.ts`. @param {string} path */
function isTestFile(path) {
  return /\.(?:test|rig)\.[cm]?[jt]sx?$/.test(path) || path.startsWith('e2e/');
}

/** @param {string} root @returns {string[]} */
function listSources(root) {
  const walk = (/** @type {string} */ folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return SOURCE.test(entry.name) ? [relative(root, path).split(sep).join('/')] : [];
    });
  return walk(root).sort();
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const faults = checkImports(process.argv[2] ?? dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
