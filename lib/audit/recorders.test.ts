import { describe, expect, it } from 'vitest';
import { denied, trailFacts } from './made-up-account.ts';
import { accountOf, isRecording, regionOf, toOtherRecorders, toRecorder } from './recorders.ts';

const audit = trailFacts({ trail: { name: 'audit' } });
const everywhere = trailFacts({ trail: { name: 'everywhere', isMultiRegionTrail: true } });
const organization = trailFacts({
  trail: { name: 'organization', isMultiRegionTrail: true, isOrganizationTrail: true },
});
const dublin = trailFacts({ trail: { name: 'dublin', homeRegion: 'eu-west-1' } });

const names = (recorders: readonly { name: string }[]) => recorders.map(({ name }) => name);

describe('toOtherRecorders', () => {
  it('tells who records everywhere where the trail does from who records in a part of it', () => {
    const all = [audit, everywhere, organization, dublin];
    const ofAudit = toOtherRecorders(audit, all);
    expect(names(ofAudit.everywhere)).toEqual(['everywhere', 'organization']);
    expect(names(ofAudit.partly)).toEqual([]);
    const ofEverywhere = toOtherRecorders(everywhere, all);
    expect(names(ofEverywhere.everywhere)).toEqual(['organization']);
    expect(names(ofEverywhere.partly)).toEqual(['audit', 'dublin']);
    const ofOrganization = toOtherRecorders(organization, all);
    expect(names(ofOrganization.everywhere)).toEqual([]);
    expect(names(ofOrganization.partly)).toEqual(['audit', 'everywhere', 'dublin']);
  });

  it('leaves out trails of other accounts and Regions', () => {
    const other = trailFacts({
      trail: { name: 'other', trailARN: 'arn:aws:cloudtrail:us-east-1:444455556666:trail/other' },
    });
    expect(toOtherRecorders(audit, [other, dublin])).toEqual({ everywhere: [], partly: [], isUnsure: false });
  });

  it('counts no trail that is off or cannot deliver, and says when one cannot be read', () => {
    const off = trailFacts({ trail: { name: 'off' }, status: { isLogging: false } });
    const failing = trailFacts({
      trail: { name: 'failing' },
      status: { latestDeliveryError: 'AccessDenied' },
    });
    expect(toOtherRecorders(audit, [off, failing])).toEqual({ everywhere: [], partly: [], isUnsure: false });
    for (const unread of [
      trailFacts({ trail: { name: 'unread' }, selectors: denied }),
      trailFacts({ trail: { name: 'unread' }, status: denied }),
    ]) {
      expect(toRecorder(unread)).toBeUndefined();
      expect(toOtherRecorders(audit, [unread])).toEqual({ everywhere: [], partly: [], isUnsure: true });
    }
  });
});

describe('isRecording', () => {
  it('is not known where the status is not', () => {
    expect(
      [audit, trailFacts({ status: { isLogging: false } }), trailFacts({ status: denied })].map(isRecording),
    ).toEqual([true, false, undefined]);
  });
});

describe('the scope of a trail', () => {
  it('is the account in its ARN, not the one that looks at it, and its home Region', () => {
    const seenByMember = { ...audit, accountId: '444455556666' };
    expect([accountOf(seenByMember), regionOf(seenByMember)]).toEqual(['111122223333', 'us-east-1']);
  });

  it('is open where the trail records all Regions or the organization', () => {
    expect([accountOf(organization), regionOf(organization)]).toEqual([undefined, undefined]);
  });
});
