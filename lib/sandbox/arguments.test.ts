import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.ts';

describe('parseArguments', () => {
  it('takes any free port and the default seed where nothing is said', () => {
    expect(parseArguments([])).toEqual({
      ok: true,
      value: {
        port: 0,
        dataDir: '.trailpoint/sandbox',
        seed: 'default',
        deliverySeconds: 3,
        workloadSeconds: 1,
        latencyMs: 0,
      },
    });
  });

  it('reads every option', () => {
    const argv = ['--port', '8123', '--data', '/tmp/x', '--delivery-seconds=0.5', '--workload-seconds', '0'];
    const more = ['--seed', 'empty', '--account', '123456789012', '--latency', '25'];
    expect(parseArguments([...argv, ...more, '--clock', '2026-11-23T09:00:00Z'])).toMatchObject({
      value: {
        seed: 'empty',
        accountId: '123456789012',
        latencyMs: 25,
        port: 8123,
        dataDir: '/tmp/x',
        deliverySeconds: 0.5,
        workloadSeconds: 0,
        clock: new Date('2026-11-23T09:00:00Z'),
      },
    });
  });

  it.each([
    [['--port', 'http'], '--port must be'],
    [['--port', '65536'], '--port must be'],
    [['--port', ''], '--port must be'],
    [['--port'], "'--port <value>' argument missing"],
    [['--data', ''], '--data must name'],
    [['--account', '12345'], '--account must be'],
    [['--account', '444455556666'], 'is another account of the seed "default" already'],
    [['--latency', '-1'], "'--latency' argument is ambiguous"],
    [['--latency=-1'], '--latency must be'],
    [['--latency', 'slow'], '--latency must be'],
    [['--seed', 'unknown'], '--seed must be one of default'],
    [['--delivery-seconds', '0'], '--delivery-seconds must be'],
    [['--delivery-seconds', 'soon'], '--delivery-seconds must be'],
    [['--workload-seconds', '0.001'], '--workload-seconds must be'],
    [['--workload-seconds=-1'], '--workload-seconds must be'],
    [['--clock', 'yesterday'], '--clock must be'],
    [['--clock', '2026-13-40T00:00:00Z'], '--clock must be'],
    [['--clock', '2026-02-30T00:00:00Z'], '--clock must be'],
    [['--no-such-option'], "Unknown option '--no-such-option'"],
    [['stray'], "Unexpected argument 'stray'"],
  ])('refuses %j and says why', (argv, text) => {
    const result = parseArguments(argv);
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining(text) });
  });
});
