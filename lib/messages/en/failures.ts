/** Failures shared by every screen. What happened, what was not changed, what to do. */
export const failures = {
  unavailable: '{service} did not answer. Nothing was changed.',
} as const;
