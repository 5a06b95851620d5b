/** The six states a thing can be in, each with its own colour, shape and word. */
export const STATES = ['recording', 'ready', 'blocked', 'stopped', 'managed', 'unknown'] as const;
export type State = (typeof STATES)[number];

export type Tone = State | 'neutral' | 'accent' | 'denied' | 'allowed';

/** Text on its own soft ground, at least 7:1. Whole class names, since Tailwind reads them as text. */
export const TONE_GROUND: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  accent: 'bg-accent-soft text-accent',
  recording: 'bg-recording-soft text-recording',
  ready: 'bg-ready-soft text-ready',
  blocked: 'bg-blocked-soft text-blocked',
  stopped: 'bg-stopped-soft text-stopped',
  managed: 'bg-managed-soft text-managed',
  unknown: 'bg-unknown-soft text-unknown',
  denied: 'bg-denied-soft text-denied',
  allowed: 'bg-allowed-soft text-allowed',
};

export const TONE_MARK: Record<Tone, string> = {
  neutral: 'text-ink-3',
  accent: 'text-accent',
  recording: 'text-recording-mark',
  ready: 'text-ready-mark',
  blocked: 'text-blocked-mark',
  stopped: 'text-stopped-mark',
  managed: 'text-managed-mark',
  unknown: 'text-unknown-mark',
  denied: 'text-denied-mark',
  allowed: 'text-allowed-mark',
};

/** The stroke under a figure in a headline. */
export const TONE_STROKE: Record<Tone, string> = {
  neutral: 'border-line-strong',
  accent: 'border-accent',
  recording: 'border-recording-mark',
  ready: 'border-ready-mark',
  blocked: 'border-blocked-mark',
  stopped: 'border-stopped-mark border-double',
  managed: 'border-managed-mark',
  unknown: 'border-unknown-mark border-dashed',
  denied: 'border-denied-mark',
  allowed: 'border-allowed-mark',
};
