import { parse } from '@cdktn/hcl2json';
import { fail, ok, type Result } from '../result.ts';

/**
 * Terraform's native syntax as its JSON syntax, read by HashiCorp's own parser. Expressions stay as `${…}`. The error
 * begins with the name, the line and the column.
 */
export async function parseHcl(text: string, name: string): Promise<Result<unknown, string>> {
  try {
    const json: unknown = await parse(name, text);
    return ok(json);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return fail(message.replace(/^parse config: \[(.*)\]$/s, '$1'));
  }
}
