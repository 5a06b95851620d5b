import { fail, ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import { ec2Error } from './ec2-error.ts';
import { applyFilters, type FilterTable } from './filter.ts';
import { readList } from './query-parameters.ts';

interface RegionInfo {
  readonly regionName: string;
  readonly regionEndpoint: string;
  readonly optInStatus: string;
}

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
    return fail(ec2Error('InvalidParameterValue', `Invalid region name: [${unknown}]`));
  }
  const includesDisabled = parameters.get('AllRegions') === 'true' || named.length > 0;
  const chosen = all.filter(
    ({ regionName, optInStatus }) =>
      (named.length === 0 || named.includes(regionName)) &&
      (includesDisabled || optInStatus !== 'not-opted-in'),
  );
  const found = applyFilters(chosen, parameters, FILTERS);
  if (!found.ok) return found;
  return ok({ regionInfo: { item: found.value.map((region) => ({ ...region })) } });
};

const FILTERS: FilterTable<RegionInfo> = {
  endpoint: ({ regionEndpoint }) => [regionEndpoint],
  'opt-in-status': ({ optInStatus }) => [optInStatus],
  'region-name': ({ regionName }) => [regionName],
};

function describe(regionName: string, optInStatus: string): RegionInfo {
  return { regionName, regionEndpoint: `ec2.${regionName}.amazonaws.com`, optInStatus };
}
