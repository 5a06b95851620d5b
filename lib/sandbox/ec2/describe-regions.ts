import { fail, ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import { matchesWildcard } from '../wildcard.ts';
import { readFilters, readList } from './query-parameters.ts';

/** Regions that the account has not enabled are told of only with AllRegions, or when named. */
export const describeRegions: QueryOperation = (world, _caller, parameters) => {
  const { regions, disabledRegions } = world.organization;
  const all = [
    ...regions.map((regionName) => describe(regionName, 'opt-in-not-required')),
    ...disabledRegions.map((regionName) => describe(regionName, 'not-opted-in')),
  ];
  const named = readList(parameters, 'RegionName');
  const unknown = named.find((name) => !all.some(({ regionName }) => regionName === name));
  if (unknown !== undefined) {
    return fail({
      code: 'InvalidParameterValue',
      message: `Invalid region name: [${unknown}]`,
      status: 400,
    });
  }
  const includeDisabled = parameters.get('AllRegions') === 'true' || named.length > 0;
  const filters = readFilters(parameters);
  const foreign = filters.find(({ name }) => !FILTERS.has(name));
  if (foreign !== undefined) {
    return fail({
      code: 'InvalidParameterValue',
      message: `The filter '${foreign.name}' is invalid`,
      status: 400,
    });
  }
  const found = all.filter(
    (region) =>
      (named.length === 0 || named.includes(region.regionName)) &&
      (includeDisabled || region.optInStatus !== 'not-opted-in') &&
      filters.every(({ name, values }) => {
        const value = FILTERS.get(name)?.(region);
        return value !== undefined && values.some((pattern) => matchesWildcard(pattern, value));
      }),
  );
  return ok({ regionInfo: { item: found.map((region) => ({ ...region })) } });
};

interface RegionInfo {
  readonly regionName: string;
  readonly regionEndpoint: string;
  readonly optInStatus: string;
}

const FILTERS: ReadonlyMap<string, (region: RegionInfo) => string> = new Map([
  ['endpoint', ({ regionEndpoint }: RegionInfo) => regionEndpoint],
  ['opt-in-status', ({ optInStatus }: RegionInfo) => optInStatus],
  ['region-name', ({ regionName }: RegionInfo) => regionName],
]);

function describe(regionName: string, optInStatus: string): RegionInfo {
  return { regionName, regionEndpoint: `ec2.${regionName}.amazonaws.com`, optInStatus };
}
