import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { fail, ok, type Result } from '../result.ts';

/** More than any template or state that holds a trail; a stream without an end must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Standard input for `-` and for nothing. npm runs scripts in the package's folder, not where the person is. */
export function openInput(file: string | undefined, stdin: Readable): Readable {
  if (file === undefined || file === '-') return stdin;
  return createReadStream(resolve(process.env.INIT_CWD ?? '.', file));
}

/** JSON or YAML. The error is a sentence that names the input. */
export async function readJson(file: string | undefined, stdin: Readable): Promise<Result<unknown, string>> {
  const name = file === undefined || file === '-' ? 'standard input' : file;
  const text = await readText(openInput(file, stdin), name);
  if (!text.ok) return text;
  if (text.value.trim() === '') return fail(`${name} is empty.`);
  try {
    const json: unknown = JSON.parse(text.value);
    return ok(json);
  } catch (error) {
    if (/\.tf$/.test(name) || /^\s*(resource|terraform|provider)\s*["{]/m.test(text.value)) {
      return fail(`${name} is Terraform source. Give what terraform show -json prints.`);
    }
    if (/\.(ya?ml|template)$/.test(name) || !/^\s*[[{"]/.test(text.value)) return readYaml(text.value, name);
    return fail(`${name} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

async function readYaml(text: string, name: string): Promise<Result<unknown, string>> {
  const { parseYaml } = await import('./read-yaml.ts');
  const parsed = parseYaml(text);
  return parsed.ok ? parsed : fail(`${name} is neither JSON nor YAML: ${parsed.error}`);
}

async function readText(input: Readable, name: string): Promise<Result<string, string>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of input) {
      const bytes = toBytes(chunk);
      size += bytes.length;
      if (size > MAX_BYTES) return fail(`${name} is larger than 64 MiB.`);
      chunks.push(bytes);
    }
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch (error) {
    return fail(explainReadError(error, name));
  }
}

export function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}

export function explainReadError(error: unknown, name: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `there is no file ${name}.`;
  if (code === 'EISDIR') return `${name} is a folder.`;
  if (code === 'EACCES') return `${name} may not be read.`;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return `${name} is not UTF-8 text.`;
  return `${name} cannot be read: ${error instanceof Error ? error.message : error}`;
}
