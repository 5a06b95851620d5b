/**
 * Event sources that stood on AWS's list for network activity events in an earlier copy of 2026 and do so no more
 * (User Guide, logging-network-events-with-cloudtrail). A trail may still hold them.
 */
export const FORMER_NETWORK_ACTIVITY_SOURCES: ReadonlySet<string> = new Set([
  'cloudoptimization.amazonaws.com',
  'nova-act.amazonaws.com',
  'transform-agents.amazonaws.com',
  'transform-custom.amazonaws.com',
]);
