'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Whether an element is in the window. True until it is known: a page starts at its top. */
export function useIsInSight(ref: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new IntersectionObserver(([entry]) => entry && setInSight(entry.isIntersecting));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return isInSight;
}
