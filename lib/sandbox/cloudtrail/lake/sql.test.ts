import { describe, expect, it } from 'vitest';
import { parseSql } from './parse-sql.ts';
import { findUngroupedColumn, runSql } from './run-sql.ts';

const EVENTS = [
  {
    eventName: 'Decrypt',
    eventTime: '2026-11-23T09:00:00Z',
    errorCode: 'VpceAccessDenied',
    userIdentity: { arn: 'a' },
  },
  {
    eventName: 'Decrypt',
    eventTime: '2026-11-23T09:00:01Z',
    errorCode: 'VpceAccessDenied',
    userIdentity: { arn: 'b' },
  },
  { eventName: 'ListKeys', eventTime: '2026-11-24T00:00:00Z', userIdentity: { arn: 'a' }, readOnly: true },
  {
    eventName: 'Encrypt',
    eventTime: '2026-11-24T00:00:01Z',
    requestParameters: { keyId: 'k1' },
    readOnly: false,
  },
];

function run(statement: string): Record<string, string>[] {
  const parsed = parseSql(statement.replace('STORE', '3f9a6c1e-5b2d-4e87-9c40-7d1b8a2e6f53'));
  if (!parsed.ok) throw new Error(parsed.error);
  return runSql(parsed.value.query, EVENTS).rows.map((row) => Object.assign({}, ...row));
}

describe('queries of an event data store', () => {
  it('run the documented sample of denials by name', () => {
    expect(
      run(`SELECT count(*) n, eventName, userIdentity.arn, userIdentity.accountId FROM STORE
        WHERE errorCode='VpceAccessDenied' AND eventTime > '2026-11-16 00:00:00'
        GROUP BY 2,3,4 ORDER BY n DESC, arn`),
    ).toEqual([
      { n: '1', eventName: 'Decrypt', arn: 'a', accountId: 'null' },
      { n: '1', eventName: 'Decrypt', arn: 'b', accountId: 'null' },
    ]);
  });

  it.each<[string, readonly string[]]>([
    ["eventTime > '2026-11-23 09:00:00'", ['Decrypt', 'ListKeys', 'Encrypt']],
    ["eventTime BETWEEN timestamp '2026-11-23 09:00:00' AND '2026-11-23 09:00:01'", ['Decrypt', 'Decrypt']],
    ['errorCode IS NULL AND readOnly = true', ['ListKeys']],
    ["errorCode <> 'other'", ['Decrypt', 'Decrypt']],
    ["NOT (errorCode = 'other')", ['Decrypt', 'Decrypt']],
    ["eventName LIKE '%crypt' AND eventName NOT IN ('Decrypt')", ['Encrypt']],
    ["eventName LIKE '_ecrypt' OR USERIDENTITY.ARN = 'a'", ['Decrypt', 'Decrypt', 'ListKeys']],
    ["element_at(requestParameters, 'keyId') = 'k1'", ['Encrypt']],
    ["eventName = 'it''s'", []],
  ])('filter by %s', (where, names) => {
    expect(run(`SELECT eventName FROM STORE WHERE ${where}`).map(({ eventName }) => eventName)).toEqual(
      names,
    );
  });

  it('count, and find the least and the most', () => {
    expect(
      run(
        'SELECT COUNT(*), count(errorCode) AS denied, count(DISTINCT eventName) names, max(eventTime) last FROM STORE',
      ),
    ).toEqual([{ _col0: '4', denied: '2', names: '3', last: '2026-11-24 00:00:01.000' }]);
  });

  it('put nulls last in both directions and stop at the limit', () => {
    const by = (direction: string) =>
      run(`SELECT userIdentity.arn who FROM STORE ORDER BY who ${direction}`).map(({ who }) => who);
    expect(by('ASC')).toEqual(['a', 'a', 'b', 'null']);
    expect(by('DESC')).toEqual(['b', 'a', 'a', 'null']);
    expect(run('SELECT eventName FROM STORE LIMIT 2;')).toHaveLength(2);
  });

  it('name the column that is neither grouped nor counted', () => {
    const parsed = parseSql('SELECT eventName, count(*) FROM id GROUP BY errorCode');
    expect(parsed.ok ? findUngroupedColumn(parsed.value.query) : parsed.error).toBe('eventName');
  });

  it.each([
    ['DELETE FROM id', /at DELETE, where SELECT should be/],
    ['SELECT eventName', /names one event data store after FROM/],
    ['SELECT eventName FROM a JOIN b ON a.x = b.x', /at JOIN/],
    ['SELECT lower(eventName) FROM id', /no function lower/],
    ['SELECT eventName FROM id WHERE eventName ~ 1', /cannot be read from here: ~ 1/],
    ['SELECT eventName FROM id ORDER BY 2', /no selected column 2/],
    ['SELECT eventName FROM id WHERE', /at the end/],
    ['SELECT * FROM id', /at \*/],
  ])('are refused with a reason: %s', (statement, reason) => {
    const parsed = parseSql(statement);
    expect(parsed.ok ? '' : parsed.error).toMatch(reason);
  });
});
