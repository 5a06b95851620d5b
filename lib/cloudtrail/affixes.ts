import { type Bits, either, keyOf } from './bits.ts';

/** The conditions that something in a text fulfils, and those that it breaks; undefined is none. */
export interface AffixEffect {
  readonly wanted: Bits | undefined;
  readonly unwanted: Bits | undefined;
}

/** Mentioned affixes that have the same effect. */
interface LikeAffixes {
  readonly effect: AffixEffect;
  readonly first: string;
  alike: number;
}

/** Which conditions the mentioned prefixes of a text fulfil and break; of texts read backwards, the suffixes. */
export class Affixes {
  readonly all: readonly string[];
  readonly #effects = new Map<string, AffixEffect>();
  readonly #onEveryText: AffixEffect;

  constructor(
    wanted: ReadonlyMap<string, Bits>,
    unwanted: ReadonlyMap<string, Bits>,
    texts: Iterable<string>,
    spell = (text: string) => text,
  ) {
    const affixes = new Set([...wanted.keys(), ...unwanted.keys()]);
    // The empty affix is refused by AWS, but it has a meaning: it fits every text.
    this.#onEveryText = { wanted: wanted.get(''), unwanted: unwanted.get('') };
    affixes.delete('');
    this.all = [...affixes];
    if (affixes.size === 0) return;
    // Sorted, a text follows its prefixes, and in between stands only what has the same ones: one pass finds all.
    const enclosing: { spelled: string; effect: AffixEffect }[] = [];
    const sorted = [...new Set([...affixes, ...texts])]
      .map((text) => ({ text, spelled: spell(text) }))
      .sort((a, b) => (a.spelled < b.spelled ? -1 : 1));
    for (const { text, spelled } of sorted) {
      let around = enclosing.at(-1);
      while (around && !spelled.startsWith(around.spelled)) {
        enclosing.pop();
        around = enclosing.at(-1);
      }
      let effect = around?.effect ?? this.#onEveryText;
      if (affixes.has(text)) {
        effect = {
          wanted: join(effect.wanted, wanted.get(text)),
          unwanted: join(effect.unwanted, unwanted.get(text)),
        };
        enclosing.push({ spelled, effect });
      }
      this.#effects.set(text, effect);
    }
  }

  /** Of an affix or one of the texts. */
  of(text: string): AffixEffect {
    return this.#effects.get(text) ?? this.#onEveryText;
  }

  /** No affix and all mentioned ones, those with the same effect taken together. */
  distinct(): LikeAffixes[] {
    const found = new Map<string, LikeAffixes>();
    for (const first of ['', ...this.all]) {
      const effect = this.of(first);
      const key = `${keyOfMaybe(effect.wanted)}${keyOfMaybe(effect.unwanted)}`;
      const known = found.get(key);
      if (known) known.alike++;
      else found.set(key, { effect, first, alike: 1 });
    }
    return [...found.values()];
  }
}

export function backwards(text: string): string {
  let reversed = '';
  for (let index = text.length - 1; index >= 0; index--) reversed += text[index];
  return reversed;
}

function join(around: Bits | undefined, own: Bits | undefined): Bits | undefined {
  return around && own ? either(around, own) : (around ?? own);
}

/** Tells where it ends, so that two of them in a row are a key too. */
function keyOfMaybe(bits: Bits | undefined): string {
  return bits ? `+${keyOf(bits)}` : '-';
}
