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

export interface Input {
  readonly json: unknown;
  /** Terraform's native syntax becomes JSON with the same templates in its texts. */
  readonly language: 'plain' | 'terraform-source';
}

// What only Terraform's native syntax looks like.
const HCL_BLOCK =
  /^\s*(?:resource|data|module|variable|locals|output|provider|terraform|(?:advanced_)?event_selector)\b[^:={\n]*\{/m;

/** JSON, YAML or Terraform source. The error is a sentence that names the input. */
export async function readInput(file: string | undefined, stdin: Readable): Promise<Result<Input, string>> {
  const name = file === undefined || file === '-' ? 'standard input' : file;
  const text = await readText(openInput(file, stdin), name);
  if (!text.ok) return text;
  if (text.value.trim() === '') return fail(`${name} is empty.`);
  if (/\.(?:tf|tofu|hcl)$/.test(name)) return readHcl(text.value, name);
  try {
    const json: unknown = JSON.parse(text.value);
    return ok({ json, language: 'plain' });
  } catch (error) {
    if (/\.(ya?ml|template)$/.test(name)) return readYaml(text.value, name);
    if (HCL_BLOCK.test(text.value)) return readHcl(text.value, name);
    if (!/^\s*[[{"]/.test(text.value)) return readYaml(text.value, name);
    return fail(`${name} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

async function readHcl(text: string, name: string): Promise<Result<Input, string>> {
  const { parseHcl } = await import('./read-hcl.ts');
  const parsed = await parseHcl(text, name);
  return parsed.ok ? ok({ json: parsed.value, language: 'terraform-source' }) : parsed;
}

async function readYaml(text: string, name: string): Promise<Result<Input, string>> {
  const { parseYaml } = await import('./read-yaml.ts');
  const parsed = parseYaml(text);
  if (!parsed.ok) return fail(`${name} is neither JSON nor YAML: ${parsed.error}`);
  if (typeof parsed.value === 'object') return ok({ json: parsed.value, language: 'plain' });
  // A command line, or what stands behind its option without being JSON.
  return fail(
    `${name} holds no selectors. Give the JSON behind --event-selectors or --advanced-event-selectors, or what aws cloudtrail get-event-selectors prints.`,
  );
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
    const bytes = Buffer.concat(chunks);
    return ok(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch (error) {
    return fail(explainReadError(error, name));
  }
}

/** PowerShell writes UTF-16 into files unless it is told otherwise, with a mark at the beginning. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

export function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}

export function explainReadError(error: unknown, name: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `there is no file ${name}.`;
  if (code === 'EISDIR') return `${name} is a folder.`;
  if (code === 'EACCES') return `${name} may not be read.`;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return `${name} is not text in UTF-8 or UTF-16.`;
  return `${name} cannot be read: ${error instanceof Error ? error.message : error}`;
}
