import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');
const COLORS = new Map(
  [...css.matchAll(/--color-([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, contrast ratio. */
function contrast(name: string, ground: string, theme: 'light' | 'dark'): number {
  const [a, b] = [name, ground].map((token) => luminance(COLORS.get(token)?.[theme] ?? 'missing'));
  const [low = 0, high = 0] = [a ?? 0, b ?? 0].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'raised', 'hover', 'selected', 'sunken'];
const STATES = ['recording', 'ready', 'blocked', 'stopped', 'managed', 'unknown', 'denied', 'allowed'];
const AAA = 7;
const AA = 4.5;
const SHAPE = 3;

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(GROUNDS)(
    'text on %s is readable: AAA for what stands in tables, AA for hints and links',
    (ground) => {
      expect(contrast('ink', ground, theme)).toBeGreaterThanOrEqual(AAA);
      expect(contrast('ink-2', ground, theme)).toBeGreaterThanOrEqual(AAA);
      expect(contrast('ink-3', ground, theme)).toBeGreaterThanOrEqual(AA);
      expect(contrast('accent', ground, theme)).toBeGreaterThanOrEqual(AA);
      expect(contrast('focus', ground, theme)).toBeGreaterThanOrEqual(SHAPE);
    },
  );

  test.each(STATES)('%s is readable on its own ground and in a table, and its mark is seen', (state) => {
    for (const ground of [`${state}-soft`, 'surface', 'hover', 'selected'])
      expect(contrast(state, ground, theme)).toBeGreaterThanOrEqual(AAA);
    expect(contrast('ink', `${state}-soft`, theme)).toBeGreaterThanOrEqual(AAA);
    expect(contrast('ink-2', `${state}-soft`, theme)).toBeGreaterThanOrEqual(AAA);
    for (const ground of [`${state}-soft`, 'surface', 'canvas'])
      expect(contrast(`${state}-mark`, ground, theme)).toBeGreaterThanOrEqual(SHAPE);
  });

  test('filled buttons are readable and edges of controls are seen', () => {
    for (const fill of ['accent', 'accent-hover'])
      expect(contrast('accent-ink', fill, theme)).toBeGreaterThanOrEqual(AAA);
    for (const fill of ['danger', 'danger-hover'])
      expect(contrast('danger-ink', fill, theme)).toBeGreaterThanOrEqual(AAA);
    for (const ground of ['canvas', 'surface', 'raised'])
      expect(contrast('line-control', ground, theme)).toBeGreaterThanOrEqual(SHAPE);
  });
});
