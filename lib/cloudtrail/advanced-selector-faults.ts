import {
  type AdvancedEventSelector,
  type FieldSelector,
  operatorsOf,
  type SelectorOperator,
} from './advanced-event-selector.ts';
import { findEventSource, NETWORK_ACTIVITY_SOURCES_DATE } from './event-source.ts';
import { fieldSelectorFaults } from './field-selector-faults.ts';
import { type SelectorFault, warning, wireFault } from './selector-fault.ts';
import {
  type CategoryFields,
  type FieldRule,
  OPERATOR_NAMES,
  SELECTOR_FIELDS,
  type SelectorTarget,
} from './selector-fields.ts';

const RESOURCE_TYPE = /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/;
const ARN = /^arn:(aws|aws-cn|aws-us-gov):[^:]+:[^:]*:[^:]*:./s;

/** What is wrong with one advanced event selector (CloudTrail API reference, AdvancedFieldSelector). */
export function advancedSelectorFaults(
  selector: AdvancedEventSelector,
  path: string,
  target: SelectorTarget,
): SelectorFault[] {
  const faults: SelectorFault[] = [];
  const length = selector.name?.length ?? 0;
  if (length > 1000) {
    faults.push(
      wireFault(`${path}.name`, 'The Name of an advanced event selector must have at most 1000 characters.', {
        key: 'selectors.fault.nameLength',
        values: { length },
      }),
    );
  }
  if (selector.fieldSelectors.length === 0) {
    faults.push(
      wireFault(`${path}.fieldSelectors`, 'FieldSelectors must have at least one item.', {
        key: 'selectors.fault.noFieldSelectors',
      }),
    );
  }
  const fields = selector.fieldSelectors.map(({ field }) => field);
  if (new Set(fields).size < fields.length) {
    faults.push(
      wireFault(
        `${path}.fieldSelectors`,
        'A duplicate event selector was found for at least one field. Only one selector is allowed per field.',
        {
          key: 'selectors.fault.fieldTwice',
          values: { field: fields.find((field, index) => fields.indexOf(field) < index) ?? '' },
        },
      ),
    );
  }
  selector.fieldSelectors.forEach((condition, index) => {
    faults.push(...fieldSelectorFaults(condition, `${path}.fieldSelectors[${index}]`));
  });
  return [...faults, ...categoryFaults(selector, path, target)];
}

/** What the category of the selector allows and demands. */
function categoryFaults(
  selector: AdvancedEventSelector,
  path: string,
  target: SelectorTarget,
): SelectorFault[] {
  const index = selector.fieldSelectors.findIndex(({ field }) => field === 'eventCategory');
  const condition = selector.fieldSelectors[index];
  if (!condition) {
    return [
      wireFault(`${path}.fieldSelectors`, 'The following fields are required: [eventCategory].', {
        key: 'selectors.fault.categoryRequired',
      }),
    ];
  }
  const at = `${path}.fieldSelectors[${index}]`;
  const faults = operatorFaults(condition, at, ['equals']);
  const [category, ...more] = condition.equals ?? [];
  if (category === undefined) return faults;
  const fields = Object.hasOwn(SELECTOR_FIELDS[target], category)
    ? SELECTOR_FIELDS[target][category]
    : undefined;
  if (!fields) {
    faults.push(
      wireFault(`${at}.equals[0]`, 'The eventCategory field value is not valid.', {
        key: 'selectors.fault.category',
        values: { value: category, allowed: Object.keys(SELECTOR_FIELDS[target]).join(', ') },
      }),
    );
    return faults;
  }
  if (more.length > 0) {
    faults.push(
      wireFault(`${at}.equals`, 'The eventCategory field value is not valid.', {
        key: 'selectors.fault.categoryOne',
      }),
    );
  }
  const present = new Set(selector.fieldSelectors.map(({ field }) => field));
  const missing = Object.entries(fields).filter(([field, rule]) => rule.required && !present.has(field));
  for (const [field] of missing) {
    faults.push(
      wireFault(
        `${path}.fieldSelectors`,
        `The following selectors are required when the eventCategory field value equals ${category}: [${field}].`,
        { key: 'selectors.fault.fieldRequired', values: { category, field } },
      ),
    );
  }
  selector.fieldSelectors.forEach((other, otherIndex) => {
    if (other.field === 'eventCategory') return;
    faults.push(...fieldFaults(other, `${path}.fieldSelectors[${otherIndex}]`, category, fields));
  });
  return faults;
}

function fieldFaults(
  condition: FieldSelector,
  path: string,
  category: string,
  fields: CategoryFields,
): SelectorFault[] {
  const { field } = condition;
  const rule = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (!rule) {
    return [
      wireFault(
        `${path}.field`,
        `The following field is not allowed when the eventCategory field value equals ${category}: ${field}.`,
        { key: 'selectors.fault.fieldNotAllowed', values: { category, field } },
      ),
    ];
  }
  return [
    ...operatorFaults(condition, path, rule.operators),
    ...valueFaults(condition, path, category, rule),
  ];
}

function operatorFaults(
  condition: FieldSelector,
  path: string,
  allowed: readonly SelectorOperator[],
): SelectorFault[] {
  const names = allowed.map((operator) => OPERATOR_NAMES[operator]).join(', ');
  return operatorsOf(condition)
    .filter(([operator]) => !allowed.includes(operator))
    .map(([operator]) =>
      wireFault(
        `${path}.${operator}`,
        `Only the following operators are valid with the ${condition.field} field: [${names}].`,
        {
          key: 'selectors.fault.operator',
          values: { field: condition.field, operator: OPERATOR_NAMES[operator], allowed: names },
        },
      ),
    );
}

function valueFaults(
  condition: FieldSelector,
  path: string,
  category: string,
  rule: FieldRule,
): SelectorFault[] {
  const { field } = condition;
  const faults: SelectorFault[] = [];
  const equals = condition.equals ?? [];
  if (rule.oneValue && equals.length > 1) {
    faults.push(
      wireFault(`${path}.equals`, `The ${field} field value is not valid.`, {
        key: 'selectors.fault.oneValue',
        values: { field },
      }),
    );
  }
  if (category === 'NetworkActivity' && field === 'eventSource' && equals.length > 1) {
    faults.push(
      warning(`${path}.equals`, 'Create a separate selector for each event source.', {
        key: 'selectors.fault.manySources',
      }),
    );
  }
  for (const [operator, values] of operatorsOf(condition)) {
    values.forEach((value, index) => {
      const fault = valueFault(field, operator, value, `${path}.${operator}[${index}]`, category, rule);
      if (fault) faults.push(fault);
    });
  }
  return faults;
}

function valueFault(
  field: string,
  operator: SelectorOperator,
  value: string,
  path: string,
  category: string,
  rule: FieldRule,
): SelectorFault | undefined {
  if (rule.values && !rule.values.includes(value)) {
    return wireFault(path, `The ${field} field value is not valid.`, {
      key: 'selectors.fault.value',
      values: { field, value, allowed: rule.values.join(', ') },
    });
  }
  if (category === 'NetworkActivity' && field === 'eventSource' && !findEventSource(value)) {
    return warning(path, `The event source ${value} is not on the list of supported event sources.`, {
      key: 'selectors.fault.unknownSource',
      values: { value, date: NETWORK_ACTIVITY_SOURCES_DATE },
    });
  }
  if (field === 'resources.type' && !RESOURCE_TYPE.test(value)) {
    return wireFault(path, 'The resources.type field value is not valid.', {
      key: 'selectors.fault.resourceType',
      values: { value },
    });
  }
  if (field === 'resources.ARN' && (operator === 'equals' || operator === 'notEquals') && !ARN.test(value)) {
    return wireFault(path, 'The resources.ARN field value is not valid.', {
      key: 'selectors.fault.resourceArn',
      values: { value, operator: OPERATOR_NAMES[operator] },
    });
  }
  if (
    field === 'resources.ARN' &&
    /^arn:[^:]+:s3:::[^/]+$/.test(value) &&
    operator.toLowerCase().endsWith('startswith')
  ) {
    return warning(path, `${value} also matches other buckets whose names begin in the same way.`, {
      key: 'selectors.fault.bucketWithoutSlash',
      values: { value },
    });
  }
  return undefined;
}
