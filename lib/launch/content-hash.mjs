import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over the names and contents of files. By content and not by time: a checkout touches every file.
 * @param {string} root
 * @param {readonly string[]} paths files and folders below root; what does not exist is left out
 * @param {(path: string) => boolean} isLeftOut asked for every file and folder, with `/` between its parts
 * @returns {string}
 */
export function hashContents(root, paths, isLeftOut = () => false) {
  const hash = createHash('sha256');
  for (const path of paths) addPath(hash, root, path, isLeftOut);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} root @param {string} path @param {(path: string) => boolean} isLeftOut */
function addPath(hash, root, path, isLeftOut) {
  if (isLeftOut(path)) return;
  const file = join(root, path);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    for (const name of readdirSync(file).sort()) {
      // Editors and file managers leave hidden files about; none of them is built.
      if (!name.startsWith('.')) addPath(hash, root, `${path}/${name}`, isLeftOut);
    }
  } else if (stat?.isFile()) {
    const content = readFileSync(file);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
}

/** @param {string} text */
export function hashText(text) {
  return createHash('sha256').update(text).digest('hex');
}
