import { type FieldSelector, operatorsOf, SELECTOR_OPERATORS } from './advanced-event-selector.ts';
import { type SelectorFault, warning, wireFault } from './selector-fault.ts';
import { OPERATOR_NAMES } from './selector-fields.ts';

const FIELD_NAME = /^[\w|.]{1,1000}$/;

/** What the API's model forbids for any field: empty lists, lengths, patterns. */
export function fieldSelectorFaults(condition: FieldSelector, path: string): SelectorFault[] {
  const { field } = condition;
  const faults: SelectorFault[] = [];
  if (!FIELD_NAME.test(field)) {
    faults.push(
      wireFault(`${path}.field`, `Value ${field} for Field is invalid.`, {
        key: 'selectors.fault.fieldName',
        values: { field },
      }),
    );
  }
  if (SELECTOR_OPERATORS.every((operator) => condition[operator] === undefined)) {
    faults.push(
      wireFault(path, `At least one operator is required for the ${field} field.`, {
        key: 'selectors.fault.noOperator',
        values: { field },
      }),
    );
  }
  for (const [operator, values] of operatorsOf(condition)) {
    if (values.length === 0) {
      faults.push(
        wireFault(`${path}.${operator}`, `${OPERATOR_NAMES[operator]} must have at least one value.`, {
          key: 'selectors.fault.emptyOperator',
          values: { field, operator: OPERATOR_NAMES[operator] },
        }),
      );
    }
    values.forEach((value, index) => {
      const at = `${path}.${operator}[${index}]`;
      if (value.length < 1 || value.length > 2048) {
        faults.push(
          wireFault(at, `Values of the ${field} field must have 1 to 2048 characters.`, {
            key: 'selectors.fault.valueLength',
            values: { field, length: value.length },
          }),
        );
      } else if (/[\r\n\u2028\u2029]/.test(value)) {
        faults.push(
          wireFault(at, `Values of the ${field} field must satisfy the pattern .+`, {
            key: 'selectors.fault.valueLine',
            values: { field },
          }),
        );
      } else if (value.includes('*')) {
        faults.push(
          warning(at, `The * in ${value} is not a wildcard.`, {
            key: 'selectors.fault.wildcard',
            values: { value },
          }),
        );
      }
    });
  }
  return faults;
}
