import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { Trail, TrailStatus } from '../cloudtrail/trail.ts';
import type { VpcEndpoint } from '../cloudtrail/vpc-endpoint.ts';
import type { Connection } from './connection.ts';
import type { Fact } from './fact.ts';

/** One trail as seen through one connection. */
export interface TrailFacts {
  readonly connectionId: string;
  /** Account of the connection, which is not the owner's for an organization trail seen by a member. */
  readonly accountId: string;
  readonly trail: Trail;
  readonly status: Fact<TrailStatus>;
  readonly selectors: Fact<SelectorSet>;
}

export interface RegionFacts {
  readonly region: string;
  /** Trails of the Region, told apart only by error here: the trails themselves are de-duplicated by ARN. */
  readonly trails: Fact<number>;
  readonly endpoints: Fact<readonly VpcEndpoint[]>;
}

/** All that one connection could see, with what it could not see said where it belongs. */
export interface AccountFacts {
  readonly connection: Connection;
  readonly identity: Fact<{ readonly accountId: string; readonly arn: string }>;
  readonly enabledRegions: Fact<readonly string[]>;
  readonly regions: readonly RegionFacts[];
  readonly trails: readonly TrailFacts[];
  readonly readAt: string;
}
