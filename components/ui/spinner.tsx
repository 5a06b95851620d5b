import { classNames } from './class-names';

/** Three quarters of a ring. Silent: whoever waits says so in words. */
export function Spinner({ size = 14, className }: { size?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      className={classNames('animate-turn shrink-0', className)}
    >
      <circle
        cx="8"
        cy="8"
        r="6.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray="30.6 10.2"
        strokeLinecap="round"
      />
    </svg>
  );
}
