import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { EventDataStoreState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { listEventDataStores } from './event-data-store.ts';
import { readKmsKeyId } from './kms-key.ts';
import type { OperationInput } from './operation.ts';
import { readSelectors } from './read-selectors.ts';

/** What CreateEventDataStore and UpdateEventDataStore decide about an event data store. */
export type StoreSettings = Pick<
  EventDataStoreState,
  | 'name'
  | 'advancedEventSelectors'
  | 'multiRegionEnabled'
  | 'organizationEnabled'
  | 'retentionPeriod'
  | 'terminationProtectionEnabled'
  | 'billingMode'
  | 'kmsKeyId'
>;

/** Days, by billing mode (CloudTrail API Reference, CreateEventDataStore, RetentionPeriod). */
export const RETENTION = {
  EXTENDABLE_RETENTION_PRICING: { usual: 366, most: 3653 },
  FIXED_RETENTION_PRICING: { usual: 2557, most: 2557 },
} as const;

/** What was sent, laid over what there was. */
export function readStoreSettings(
  world: World,
  caller: Caller,
  input: Omit<OperationInput<'UpdateEventDataStore'>, 'EventDataStore'>,
  current: StoreSettings,
  itself?: EventDataStoreState,
): Result<StoreSettings, AwsError> {
  const name = input.Name ?? current.name;
  if (listEventDataStores(world, caller).some((store) => store !== itself && store.name === name)) {
    return fail(
      cloudTrailError(
        'EventDataStoreAlreadyExistsException',
        `An event data store with the name ${name} already exists.`,
      ),
    );
  }
  const organizationEnabled = input.OrganizationEnabled ?? current.organizationEnabled;
  if (organizationEnabled && caller.accountId !== world.organization.managementAccountId) {
    return fail(
      cloudTrailError(
        'NotOrganizationMasterAccountException',
        `The account ${caller.accountId} is not the management account of organization ${world.organization.organizationId}.`,
      ),
    );
  }
  const billingMode = input.BillingMode ?? current.billingMode;
  if (
    current.billingMode === 'EXTENDABLE_RETENTION_PRICING' &&
    billingMode !== current.billingMode &&
    itself
  ) {
    return fail(
      cloudTrailError(
        'InvalidParameterException',
        'The billing mode cannot be changed from EXTENDABLE_RETENTION_PRICING to FIXED_RETENTION_PRICING.',
      ),
    );
  }
  const retentionPeriod =
    input.RetentionPeriod ?? (itself ? current.retentionPeriod : RETENTION[billingMode].usual);
  if (retentionPeriod > RETENTION[billingMode].most) {
    return fail(
      cloudTrailError(
        'InvalidParameterException',
        `With ${billingMode} the retention period is 7 to ${RETENTION[billingMode].most} days.`,
      ),
    );
  }
  const selectors = readStoreSelectors(input.AdvancedEventSelectors, current);
  if (!selectors.ok) return selectors;
  const kmsKeyId = readKmsKeyId(caller, input.KmsKeyId, current.kmsKeyId);
  if (!kmsKeyId.ok) return kmsKeyId;
  if (itself && current.kmsKeyId !== undefined && kmsKeyId.value !== current.kmsKeyId) {
    // "After you associate an event data store with a KMS key, the KMS key cannot be removed or changed."
    return fail(
      cloudTrailError('InvalidParameterException', 'The KMS key of an event data store cannot be changed.'),
    );
  }
  return ok({
    name,
    advancedEventSelectors: selectors.value,
    multiRegionEnabled: input.MultiRegionEnabled ?? current.multiRegionEnabled,
    organizationEnabled,
    retentionPeriod,
    terminationProtectionEnabled: input.TerminationProtectionEnabled ?? current.terminationProtectionEnabled,
    billingMode,
    kmsKeyId: kmsKeyId.value,
  });
}

function readStoreSelectors(
  sent: OperationInput<'UpdateEventDataStore'>['AdvancedEventSelectors'],
  current: StoreSettings,
): Result<StoreSettings['advancedEventSelectors'], AwsError> {
  if (sent === undefined) return ok(current.advancedEventSelectors);
  const selectors: Result<SelectorSet, AwsError> = readSelectors(
    { AdvancedEventSelectors: sent },
    'event-data-store',
  );
  if (!selectors.ok) return selectors;
  return ok(selectors.value.kind === 'advanced' ? selectors.value.advancedEventSelectors : []);
}
