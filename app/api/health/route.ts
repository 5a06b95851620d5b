/** Whether the server is up. Tells nothing else, so it asks nobody who they are. */
export function GET(): Response {
  return Response.json({ ok: true });
}
