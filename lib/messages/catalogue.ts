import { en } from './en/index.ts';
import { ja } from './ja/index.ts';

export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

/** English is the source: its shape is the type, so a missing Japanese sentence is a type error. */
export type Messages = Translated<typeof en>;
type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

type KeysOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}`;
}[keyof T & string];

/** A dotted path to one sentence, e.g. `trails.title`. */
export type MessageKey = KeysOf<typeof en>;

export const catalogues: Record<Locale, Messages> = { en, ja };
