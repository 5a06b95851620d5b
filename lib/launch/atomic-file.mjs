import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** A file that is either the old one or the whole new one, whenever the power goes. @param {string} file @param {string} text */
export function writeAtomically(file, text) {
  const draft = `${file}.${process.pid}.draft`;
  const descriptor = openSync(draft, 'w', 0o644);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}
