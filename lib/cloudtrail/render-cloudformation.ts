import type { RenderedTrail } from './render-selectors.ts';
import { escapeCodePoints, toSafeJson } from './safe-json.ts';
import type { SelectorSet } from './selector-set.ts';
import { formatSelectorSet } from './selector-wire.ts';

type Node = string | boolean | readonly Node[] | { readonly [member: string]: Node };

/** A template with the trail as its one resource (CloudFormation Template Reference, AWS::CloudTrail::Trail). */
export function toCloudFormationJson(set: SelectorSet, trail: RenderedTrail): string {
  return `${toSafeJson(toTemplate(set, trail), 2)}\n`;
}

/** The same as YAML. Every text is quoted: unquoted, `true` and `no` would be no texts. */
export function toCloudFormationYaml(set: SelectorSet, trail: RenderedTrail): string {
  const lines = toYaml(toTemplate(set, trail), '');
  // CloudFormation requires the bucket and whether it is logging: without them this is no whole resource.
  if (trail.s3BucketName === undefined || trail.isLogging === undefined) {
    lines.splice(lines.indexOf('    Properties:') + 1, 0, '      # All other properties stay as they are.');
  }
  return `${lines.join('\n')}\n`;
}

function toTemplate(set: SelectorSet, trail: RenderedTrail): Node {
  const wire = formatSelectorSet(set);
  const selectors: Node =
    'EventSelectors' in wire
      ? {
          EventSelectors: wire.EventSelectors.map((selector) => ({ ...selector })),
        }
      : {
          AdvancedEventSelectors: wire.AdvancedEventSelectors.map(({ Name, FieldSelectors }) => ({
            ...(Name === undefined ? {} : { Name }),
            FieldSelectors: FieldSelectors.map(({ Field, ...operators }) => ({ Field, ...operators })),
          })),
        };
  return {
    Resources: {
      [toLogicalId(trail.name)]: {
        Type: 'AWS::CloudTrail::Trail',
        Properties: {
          TrailName: trail.name,
          ...(trail.s3BucketName === undefined ? {} : { S3BucketName: trail.s3BucketName }),
          ...(trail.isLogging === undefined ? {} : { IsLogging: trail.isLogging }),
          ...selectors,
        },
      },
    },
  };
}

/** Letters and digits only, at most 255, as CloudFormation asks; a trail's name has at most 128. */
function toLogicalId(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join('')}Trail`;
}

function toYaml(node: Node, indent: string): string[] {
  if (isList(node)) {
    if (node.length === 0) return [`${indent}[]`];
    return node.flatMap((item) => {
      const [first = '', ...rest] = toYaml(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  if (typeof node === 'object') {
    return Object.entries(node).flatMap(([member, value]) =>
      isNested(value)
        ? [`${indent}${member}:`, ...toYaml(value, `${indent}  `)]
        : [`${indent}${member}: ${toYaml(value, '').join('')}`],
    );
  }
  return [indent + toScalar(node)];
}

function toScalar(node: string | boolean): string {
  // JSON's escapes are YAML's too, but for the pairs of units that make one character.
  return typeof node === 'boolean' ? String(node) : `"${escapeCodePoints(node.replace(/[\\"]/g, '\\$&'))}"`;
}

function isNested(node: Node): boolean {
  return isList(node) ? node.length > 0 : typeof node === 'object';
}

function isList(node: Node): node is readonly Node[] {
  return Array.isArray(node);
}
