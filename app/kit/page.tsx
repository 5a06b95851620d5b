import { Kit } from './kit';
import { KitServer } from './kit-server';
export default function Page() {
  return <Kit server={<KitServer />} />;
}
