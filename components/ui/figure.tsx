import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { TONE_STROKE, type Tone } from './tone';

/** The number in a headline, with the stroke of its state under it. */
export function Figure({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <strong className={classNames('border-b-3 px-0.5 font-bold', TONE_STROKE[tone])}>{children}</strong>;
}
