import type {} from 'use-intl';
import type { Locale } from '@/lib/messages/catalogue.ts';
import type { en } from '@/lib/messages/en/index.ts';

/** English is the shape: a key that does not exist, or a missing value, is a type error where it is used. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}
