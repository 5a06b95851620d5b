import { appendFile, stat, truncate } from 'node:fs/promises';

/**
 * Appends all of the text or nothing of it. A full disk takes a part of a line and refuses the rest: the next line,
 * written and acknowledged when there was room again, would have become one unreadable line with it.
 */
export async function appendWhole(file: string, text: string): Promise<void> {
  const size = await findSize(file);
  try {
    await appendFile(file, text);
  } catch (error) {
    await truncate(file, size).catch(() => undefined); // The first failure is the one to tell.
    throw error;
  }
}

async function findSize(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
}
