import { classNames } from '@/components/ui/class-names';
import { toTextParts } from './visible-text';

/**
 * Text that somebody else wrote into a record: plain, kept apart from the direction of its surroundings, and with
 * every character that could hide or reorder something shown by its code point.
 */
export function StrangerText({
  text,
  limit,
  className,
}: {
  text: string;
  limit?: number;
  className?: string;
}) {
  const isCut = limit !== undefined && text.length > limit;
  const parts = toTextParts(isCut ? text.slice(0, limit) : text);
  return (
    <bdi className={className}>
      {parts.map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
            key={index}
            className={classNames(
              'mx-px whitespace-nowrap rounded-sm bg-blocked-soft px-0.5 font-normal text-[0.85em] text-blocked',
            )}
          >
            {part.codePoint}
          </span>
        ),
      )}
      {isCut && '…'}
    </bdi>
  );
}
