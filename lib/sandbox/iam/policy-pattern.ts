import { ANY, matchesPieces, matchesWildcard, ONE } from '../wildcard.ts';
import { type ConditionContext, findContextValue } from './condition-context.ts';

/** A policy's text with its variables filled in; in pieces where a filled-in `*` must not become a wildcard. */
export type PolicyPattern = string | readonly string[];

/** What `${…}` may stand for. Policies of the version 2008-10-17 know no variables. */
export interface PolicyVariables {
  readonly version: string;
  readonly context: ConditionContext;
}

const VARIABLE = /\$\{([^{}]*)\}/g;
/** `${aws:PrincipalTag/team, 'company-wide'}`: what stands in where the request has no such key. */
const WITH_DEFAULT = /^([^,]+),\s*'([^']*)'\s*$/;

/**
 * A pattern of wildcards. Undefined where a variable has no value: nothing matches then
 * (IAM User Guide, "IAM policy elements: Variables and tags").
 */
export function toPattern(text: string, variables: PolicyVariables): PolicyPattern | undefined {
  if (!text.includes('${') || variables.version !== '2012-10-17') return text;
  const pieces: string[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const value = findVariable(match[1] ?? '', variables.context);
    if (value === undefined) return undefined;
    pieces.push(...toPieces(text.slice(end, match.index)), ...value.split(''));
    end = match.index + match[0].length;
  }
  return [...pieces, ...toPieces(text.slice(end))];
}

/** Plain text, in which a wildcard is a character like any other. Undefined where a variable has no value. */
export function toText(text: string, variables: PolicyVariables): string | undefined {
  const pattern = toPattern(text, variables);
  if (pattern === undefined || typeof pattern === 'string') return pattern;
  return pattern.map((piece) => (piece === ANY ? '*' : piece === ONE ? '?' : piece)).join('');
}

export function matchesPattern(pattern: PolicyPattern, text: string): boolean {
  return typeof pattern === 'string' ? matchesWildcard(pattern, text) : matchesPieces(pattern, text);
}

/** The six parts of an ARN are compared each for itself: a wildcard does not reach over a colon, but in the last. */
export function matchesArnPattern(pattern: PolicyPattern, arn: string): boolean {
  const wanted = splitPattern(pattern);
  const parts = arn.split(':');
  if (wanted.length < 6 || parts.length < 6) return false;
  const given = [...parts.slice(0, 5), parts.slice(5).join(':')];
  return wanted.every((part, index) => matchesPattern(part, given[index] ?? ''));
}

function splitPattern(pattern: PolicyPattern): readonly PolicyPattern[] {
  if (typeof pattern === 'string') {
    const parts = pattern.split(':');
    return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
  }
  const parts: string[][] = [[]];
  for (const piece of pattern) {
    if (piece === ':' && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts;
}

function toPieces(text: string): readonly string[] {
  return text.split('').map((unit) => (unit === '*' ? ANY : unit === '?' ? ONE : unit));
}

function findVariable(name: string, context: ConditionContext): string | undefined {
  // How a policy spells the characters that mean something in it.
  if (name === '*' || name === '?' || name === '$') return name;
  const [, key = name.trim(), standIn] = WITH_DEFAULT.exec(name) ?? [];
  const value = findContextValue(context, key.trim());
  // A key of many values cannot be a variable.
  return (typeof value === 'string' ? value : undefined) ?? standIn;
}
