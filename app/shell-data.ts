import 'server-only';
import type { ShellData } from '@/components/shell/shell-data';
import { listConnections } from '@/lib/aws/connections.ts';
import { readSettings } from '@/lib/settings.ts';

/** Where the console stands: sandbox or AWS, what it may do, what it is connected to. */
export async function readShellData(): Promise<ShellData> {
  const { mode, readOnly } = readSettings();
  return {
    mode,
    readOnly,
    connections: listConnections().map(({ id, name, accountId }) => ({
      id,
      name,
      ...(accountId !== undefined && { accountId }),
    })),
  };
}
