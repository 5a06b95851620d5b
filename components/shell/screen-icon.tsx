import { Activity, History, Map as MapIcon, Route as RouteIcon } from 'lucide-react';
import type { SCREENS } from './screens';

const ICON = { overview: MapIcon, trails: RouteIcon, events: Activity, changes: History } as const;

export function ScreenIcon({ id, size = 15 }: { id: (typeof SCREENS)[number]['id']; size?: number }) {
  const Icon = ICON[id];
  return <Icon size={size} strokeWidth={1.75} aria-hidden="true" />;
}
