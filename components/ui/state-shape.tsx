import { classNames } from './class-names';
import { type State, TONE_MARK } from './tone';

/** A shape of its own for each state, so that no state is told by colour alone. Decorative: a word stands beside it. */
export function StateShape({
  state,
  size = 12,
  className,
}: {
  state: State;
  size?: number;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 12 12"
      width={size}
      height={size}
      aria-hidden="true"
      className={classNames('shrink-0', TONE_MARK[state], className)}
    >
      {SHAPES[state]}
    </svg>
  );
}

const SHAPES: Record<State, React.ReactNode> = {
  recording: (
    <>
      <circle cx="6" cy="6" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="6" cy="6" r="2.75" fill="currentColor" />
    </>
  ),
  ready: (
    <path
      d="M3 1.5 10 6 3 10.5Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
    />
  ),
  blocked: (
    <>
      <path d="M1 6h2.5M8.5 6H11" stroke="currentColor" strokeWidth="1.8" />
      <path d="M4.4 1.5v9M7.6 1.5v9" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  stopped: <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />,
  managed: (
    <>
      <path
        d="M6 .9 11.1 6 6 11.1.9 6Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx="6" cy="6" r="1.5" fill="currentColor" />
    </>
  ),
  unknown: (
    <circle
      cx="6"
      cy="6"
      r="5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.2 1.73"
    />
  ),
};
